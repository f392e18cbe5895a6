import { expect, test } from 'vitest'
import { playAsWorker } from '../../../src/cli/workers/playAsWorker.ts'
import type { WorkerMessage, WorkerOrder } from '../../../src/cli/workers/worker.ts'
import { openScenarioWorld } from '../../../src/world/openScenarioWorld.ts'
import { loadFiles } from '../../helpers/playScenario.ts'
import { defaultFixture, shippedCatalogue } from '../../helpers/shippedFacts.ts'

const text = 'name: Home\nvehicle: 911-991-2018\n---\n- press: home\n- see: { kind: home }\n'

/** A worker at work, what it tells, and how to tell it something. */
function atWork() {
  const told: WorkerMessage[] = []
  let order: (order: WorkerOrder) => void = () => undefined
  let end = (): void => undefined
  let hear: (message: WorkerMessage) => void = () => undefined
  const over = playAsWorker(
    {
      send: (message) => {
        told.push(message)
        hear(message)
      },
      onMessage: (listener) => {
        order = listener
      },
      onEnd: (listener) => {
        end = listener
      },
    },
    (file) => loadFiles({ [file]: file === 'faulty.yaml' ? '' : text }),
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
    told,
    /** Resolves with its next message of this kind. */
    answer: (given: WorkerOrder, isMeant: (message: WorkerMessage) => boolean) =>
      new Promise<WorkerMessage>((resolve) => {
        hear = (message) => {
          if (isMeant(message)) resolve(message)
        }
        order(given)
      }),
    end: () => {
      end()
      return over
    },
  }
}

const play = { scenario: 'a.yaml', name: 'Home', vehicle: '911-991-2018', locale: 'en' }
const isReady = (message: WorkerMessage) => 'ready' in message && message.ready === true

test('it is ready from the start, and tells what is in the files: heads without steps, and faults', async () => {
  const worker = atWork()
  expect(worker.told).toEqual([{ events: [], ready: true }])
  const files = ['a.yaml', 'faulty.yaml']
  const answer = await worker.answer({ read: files }, (message) => 'read' in message)
  // as it comes out at the other end of a pipe
  expect(JSON.parse(JSON.stringify(answer))).toEqual({
    read: [
      {
        scenario: {
          file: 'a.yaml',
          name: 'Home',
          isPart: false,
          vehicles: ['911-991-2018'],
          locales: ['en'],
          markets: [],
          tags: [],
          rules: [],
          expect: 'pass',
        },
      },
      { faults: [expect.objectContaining({ file: 'faulty.yaml' })] },
    ],
  })
  await worker.end()
})

test('it plays the run that it is named, and is ready again', async () => {
  const worker = atWork()
  const news = await worker.answer({ play }, isReady)
  const events = 'events' in news ? news.events : []
  expect(events.map(({ type }) => type)).toEqual([
    'runStarted',
    'stepPassed',
    'stepPassed',
    'runFinished',
  ])
  expect(events.at(-1)).toMatchObject({ ok: true })
  await worker.end()
})
