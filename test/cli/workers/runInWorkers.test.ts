import { expect, test } from 'vitest'
import type { WorkerNews, WorkerOrder } from '../../../src/cli/workers/worker.ts'
import type { PooledWorker } from '../../../src/cli/workers/workerPool.ts'
import { runInWorkers } from '../../../src/cli/workers/runInWorkers.ts'
import type { PlannedRun } from '../../../src/scenario/planRuns.ts'
import type { RunEvent, RunTitle } from '../../../src/scenario/runEvent.ts'
import type { ScenarioHead } from '../../../src/scenario/scenario.ts'

/** One run of each of these files, as far as its plan needs to know. */
function planned(names: readonly string[]): readonly PlannedRun<ScenarioHead>[] {
  const [vehicle, locale] = ['911-991-2018', 'en']
  const lists = { vehicles: [vehicle], locales: [locale], markets: [], tags: [], rules: [] }
  return names.map((file) => ({
    scenario: { file, name: 'Home', isPart: false, expect: 'pass', ...lists },
    vehicle,
    locale,
  }))
}

/** A worker that plays what it is told by `play`, and ends where that gives nothing. */
function worker(
  play: (run: RunTitle) => WorkerNews | undefined,
  read: readonly string[],
): PooledWorker {
  let tell: (message: WorkerNews) => void = () => undefined
  let ended = (): void => undefined
  return {
    send(order: WorkerOrder) {
      if (!('play' in order)) return
      const message = play(order.play)
      queueMicrotask(() => {
        if (message === undefined) {
          ended()
          return
        }
        tell(message)
        if (message.ready !== true) queueMicrotask(ended)
      })
    },
    hasRead: new Set(read),
    onNews(listener) {
      tell = listener
      queueMicrotask(() => {
        listener({ events: [], ready: true })
      })
    },
    onEnd(listener) {
      ended = listener
    },
    end() {
      queueMicrotask(ended)
    },
    kill: () => undefined,
  }
}

async function eventsOf(
  names: readonly string[],
  play: (run: RunTitle) => WorkerNews | undefined,
  read: readonly string[] = [],
) {
  const events: RunEvent[] = []
  const options = {
    count: 1,
    bail: false,
    takeWorker: () => worker(play, read),
    stopped: new Promise(() => undefined),
    limit: () => () => undefined,
  }
  for await (const event of runInWorkers(planned(names), options)) events.push(event)
  return events
}

const step = { file: 'home.yaml', line: 4, name: 'press', text: 'press: home' }
const passed = (run: RunTitle): RunEvent => ({
  type: 'stepPassed',
  run,
  step,
  timing: { milliseconds: 0 },
})
const finished = (run: RunTitle): RunEvent => ({
  type: 'runFinished',
  run,
  ok: true,
  expect: 'pass',
  timing: { milliseconds: 0 },
})

test('a worker is named the runs one by one, and its events are told in their order', async () => {
  const named: RunTitle[] = []
  const events = await eventsOf(['home.yaml', 'home.yaml'], (run) => {
    named.push(run)
    return { events: [passed(run), finished(run)], ready: true }
  })
  expect(named).toMatchObject([
    { scenario: 'home.yaml', vehicle: '911-991-2018', locale: 'en' },
    { scenario: 'home.yaml' },
  ])
  const types = ['stepPassed', 'runFinished']
  expect(events.map(({ type }) => type)).toEqual([...types, ...types])
})

test('of a worker that is lost, the last step it told of is told, and another plays on', async () => {
  let runs = 0
  const events = await eventsOf(['home.yaml', 'home.yaml', 'home.yaml'], (run) => {
    runs += 1
    if (runs === 1) return { events: [passed(run)] }
    if (runs === 2) return undefined
    return { events: [finished(run)], ready: true }
  })
  const ends = events.filter((event) => event.type === 'runFinished')
  expect(ends.map(({ ok, problem }) => [ok, problem])).toEqual([
    [
      false,
      'the worker that played it has ended or had to be ended; the last step that it told of is home.yaml:4 press: home',
    ],
    [false, 'the worker that played it has ended or had to be ended, before it told of a step'],
    [true, undefined],
  ])
})

test('a worker is given what it has read first; the order of what is told stays', async () => {
  const named: string[] = []
  const play = (run: RunTitle) => {
    named.push(run.scenario)
    return { events: [finished(run)], ready: true }
  }
  const events = await eventsOf(['a.yaml', 'b.yaml', 'c.yaml', 'd.yaml'], play, [
    'b.yaml',
    'd.yaml',
  ])
  expect(named).toEqual(['b.yaml', 'd.yaml', 'a.yaml', 'c.yaml'])
  expect(events.map(({ run }) => run.scenario)).toEqual(['a.yaml', 'b.yaml', 'c.yaml', 'd.yaml'])
})
