import type { ScenarioWorld } from './scenarioWorld.ts'

/**
 * Resolves when everything that was sent before has had its effects, and what came of them has reached us: an answer
 * that has not come by then is lost, or is held up until a later time.
 */
export async function lull(world: ScenarioWorld): Promise<undefined> {
  const { bus } = world
  const waiting = new Map<string, () => void>()
  const stop = await bus.listen(['world.request.answered'], {}, ({ payload }) => {
    waiting.get(payload.requestId)?.()
  })
  // an input is answered at the first rest, and that answer has to reach us as well
  for (const round of ['one', 'two']) {
    const requestId = `lull-${String(world.mark())}-${round}`
    await new Promise<void>((resolve) => {
      waiting.set(requestId, resolve)
      bus.publish('bench.rest.requested', {}, { requestId })
    })
  }
  stop()
}
