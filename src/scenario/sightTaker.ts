import type { StepSight } from './runEvent.ts'
import type { ObservedMessage } from './scenarioWorld.ts'
import type { Stage } from './stage.ts'

/** Looks at the car after each step, and tells what that step has changed. */
export interface SightTaker {
  take(): Promise<StepSight>
}

/** Begins to look at a stage on which nothing has been played yet. */
export async function sightTaker({ world, driver }: Stage): Promise<SightTaker> {
  let before = await driver.view()
  let states = latestStates(world.messagesSince(0), world.vin)
  let mark = world.mark()
  return {
    async take() {
      const after = await driver.view()
      const published = world.messagesSince(mark)
      mark = world.mark()
      states = latestStates(published, world.vin) ?? states
      const sight = { before, after, messages: toldOf(published), states, at: world.now() }
      before = after
      return sight
    },
  }
}

function latestStates(messages: readonly ObservedMessage[], vin: string): unknown {
  const told = messages.findLast(
    ({ name, params }) => name === 'headUnit.states.changed' && params['vin'] === vin,
  )
  return (told?.payload as { readonly states?: unknown } | undefined)?.states
}

/** Messages without what is told in other ways: the screen and the states, which an answer repeats. */
export function toldOf(messages: readonly ObservedMessage[]): readonly ObservedMessage[] {
  return messages
    .filter(({ name }) => name !== 'headUnit.screen.shown' && name !== 'headUnit.states.changed')
    .map((message) =>
      message.name === 'headUnit.input.answered'
        ? { ...message, payload: withoutView(message.payload) }
        : message,
    )
}

function withoutView(payload: unknown): unknown {
  if (typeof payload !== 'object' || payload === null) return payload
  return Object.fromEntries(Object.entries(payload).filter(([key]) => key !== 'view'))
}
