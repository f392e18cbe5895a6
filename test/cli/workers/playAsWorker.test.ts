import { expect, test } from 'vitest'
import { playAsWorker } from '../../../src/cli/workers/playAsWorker.ts'
import type { WorkerMessage, WorkerOrder } from '../../../src/cli/workers/worker.ts'
import type { Scenario } from '../../../src/scenario/scenario.ts'
import { loadScenario } from '../../../src/scenario/loadScenario.ts'
import { openScenarioWorld } from '../../../src/world/openScenarioWorld.ts'
import { defaultFixture, shippedCatalogue } from '../../helpers/shippedFacts.ts'

const text = 'name: Home\nvehicle: 911-991-2018\n---\n- press: home\n- see: { kind: home }\n'

async function scenarioOf(name: string): Promise<Scenario> {
  const files = {
    exists: () => Promise.resolve(true),
    readFile: () => Promise.resolve(new TextEncoder().encode(text)),
    beside: (_: string, named: string) => named,
    shown: (path: string) => path,
  }
  const loaded = await loadScenario(name, files, shippedCatalogue())
  if ('faults' in loaded) throw new Error(JSON.stringify(loaded.faults))
  return loaded.scenario
}

/** A worker at work: what it has read, and how to tell it something and hear that it is ready again. */
function atWork() {
  const read: string[] = []
  let order: (order: WorkerOrder) => void = () => undefined
  let end = (): void => undefined
  let hear: (message: WorkerMessage) => void = () => undefined
  const over = playAsWorker(
    {
      send: (message) => {
        hear(message)
      },
      onMessage: (listener) => {
        order = listener
      },
      onEnd: (listener) => {
        end = listener
      },
    },
    (file) => {
      read.push(file)
      return file === 'faulty.yaml' ? Promise.reject(new Error('faulty')) : scenarioOf(file)
    },
    {
      catalogue: shippedCatalogue(),
      openWorld: openScenarioWorld(shippedCatalogue(), defaultFixture()),
      seed: 1,
      retry: 0,
      bail: false,
      elapsed: () => 0,
    },
  )
  return {
    read,
    order: (given: WorkerOrder) => {
      order(given)
    },
    ready: () =>
      new Promise<WorkerMessage>((resolve) => {
        hear = (message) => {
          if (message.ready === true) resolve(message)
        }
      }),
    end: () => {
      end()
      return over
    },
  }
}

const title = { name: 'Home', vehicle: '911-991-2018', locale: 'en' }

test('what it reads ahead may be faulty: it still plays, and then reads no further ahead', async () => {
  const worker = atWork()
  worker.order({ readAhead: ['faulty.yaml', 'a.yaml', 'b.yaml', 'c.yaml'] })
  const played = worker.ready()
  worker.order({ play: { scenario: 'z.yaml', ...title } })
  const { events } = await played
  expect(events.at(-1)).toMatchObject({ type: 'runFinished', ok: true })
  expect(worker.read).toEqual(['faulty.yaml', 'z.yaml'])
  await worker.end()
})

test('with nothing to play yet it reads all that it may', async () => {
  const worker = atWork()
  const everything = ['a.yaml', 'faulty.yaml', 'b.yaml']
  worker.order({ readAhead: everything })
  await expect.poll(() => worker.read).toEqual(everything)
  await worker.end()
})
