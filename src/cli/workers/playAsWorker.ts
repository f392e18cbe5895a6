import type { RunEvent, RunTitle } from '../../scenario/runEvent.ts'
import { runScenarios, type ManyRunsOptions } from '../../scenario/runScenarios.ts'
import type { Scenario } from '../../scenario/scenario.ts'
import type { Master } from './worker.ts'

/** Real milliseconds that events are gathered: each message takes a core away from a worker for a moment. */
const gatherTime = 50

/**
 * Plays the runs that the master asks for by their titles, and tells it all that happens. The master plans them and
 * reads every file; here only those are read that are played, and some of them ahead.
 */
export function playAsWorker(
  master: Master,
  scenarioAt: (file: string) => Promise<Scenario>,
  options: ManyRunsOptions,
): Promise<void> {
  let isPlaying = false
  return new Promise((resolve, reject) => {
    master.onMessage((order) => {
      const done = 'play' in order ? play(order.play) : readAhead(order.readAhead)
      done.catch(reject)
    })
    master.onEnd(resolve)
    master.send({ events: [], ready: true })
  })

  async function readAhead(files: readonly string[]): Promise<void> {
    for (const file of files) {
      if (isPlaying) return
      // the master reads it too, and tells what is wrong with it
      await scenarioAt(file).catch(() => undefined)
    }
  }

  async function play({ scenario: file, vehicle, locale, market }: RunTitle): Promise<void> {
    isPlaying = true
    const scenario = await scenarioAt(file)
    const planned = { scenario, vehicle, locale, ...(market === undefined ? {} : { market }) }
    let events: RunEvent[] = []
    let told = options.elapsed()
    for await (const event of runScenarios([planned], options)) {
      events.push(event)
      if (options.elapsed() - told < gatherTime) continue
      master.send({ events })
      events = []
      told = options.elapsed()
    }
    master.send({ events, ready: true })
  }
}
