import type { RunEvent, RunTitle } from '../../scenario/runEvent.ts'
import { runScenarios, type ManyRunsOptions } from '../../scenario/runScenarios.ts'
import { headOf, type ScenarioHead } from '../../scenario/scenario.ts'
import type { ParsedScenario } from '../../scenario/parseScenario.ts'
import { demandScenario } from '../findScenarios.ts'
import type { Master } from './worker.ts'

/** Real milliseconds that events are gathered: each message takes a core away from a worker for a moment. */
const gatherTime = 50

/** Reads what the master asks for, plays the runs that it names, and tells it all that happens. */
export function playAsWorker(
  master: Master,
  readScenario: (file: string) => Promise<ParsedScenario>,
  options: ManyRunsOptions,
): Promise<void> {
  return new Promise((resolve, reject) => {
    master.onMessage((order) => {
      const done = 'play' in order ? play(order.play) : read(order.read)
      done.catch(reject)
    })
    master.onEnd(resolve)
    master.send({ events: [], ready: true })
  })

  async function read(files: readonly string[]): Promise<void> {
    const found: ParsedScenario<ScenarioHead>[] = []
    for (const file of files) {
      const one = await readScenario(file)
      found.push('scenario' in one ? { scenario: headOf(one.scenario) } : one)
    }
    master.send({ read: found })
  }

  async function play({ scenario: file, vehicle, locale, market }: RunTitle): Promise<void> {
    const scenario = demandScenario(file, await readScenario(file))
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
