import type { PlannedRun } from '../../scenario/planRuns.ts'
import { runScenarios, type ManyRunsOptions } from '../../scenario/runScenarios.ts'
import type { Master } from './worker.ts'

/** Plays the runs that the master asks for by their place in the plan, and tells it all that happens. */
export function playAsWorker(
  master: Master,
  planned: readonly PlannedRun[],
  options: ManyRunsOptions,
): Promise<void> {
  master.onMessage((message) => {
    void play(Number(message))
  })
  master.send({ ready: true })
  return new Promise((resolve) => {
    master.onEnd(resolve)
  })

  async function play(index: number): Promise<void> {
    const wanted = planned.slice(index, index + 1)
    for await (const event of runScenarios(wanted, options)) master.send({ event })
    master.send({ ready: true })
  }
}
