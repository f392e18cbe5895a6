import type { PlannedRun } from '../../scenario/planRuns.ts'
import type { RunEvent } from '../../scenario/runEvent.ts'
import { titleOf } from '../../scenario/runScenario.ts'
import type { ScenarioHead } from '../../scenario/scenario.ts'
import type { PooledWorker } from './workerPool.ts'

interface WorkersOptions {
  readonly count: number
  readonly bail: boolean
  readonly takeWorker: () => PooledWorker
  /** Resolves when somebody wants to stop. */
  readonly stopped: Promise<unknown>
  /** Kills what does not end by itself; the returned function takes that back. */
  readonly limit: (kill: () => void) => () => void
}

interface Played {
  readonly events: RunEvent[]
  readonly ended: Promise<void>
  end(): void
}

/**
 * Plays many runs in several processes. Each run is told in one piece and in the order of the plan,
 * so that a report does not depend on who was faster.
 */
export async function* runInWorkers(
  planned: readonly PlannedRun<ScenarioHead>[],
  { count, bail, takeWorker, stopped, limit }: WorkersOptions,
): AsyncGenerator<RunEvent> {
  const played = planned.map(newPlayed)
  const waiting = new Set(planned.keys())
  const workers = new Set<PooledWorker>()
  let halted: 'bail' | 'stopped' | undefined

  function halt(why: 'bail' | 'stopped'): void {
    halted ??= why
    for (const index of waiting) {
      const run = planned[index]
      if (run !== undefined) played[index]?.events.push({ type: 'runSkipped', run: titleOf(run) })
      played[index]?.end()
    }
    waiting.clear()
    if (why === 'stopped') for (const worker of workers) worker.kill()
  }

  /** The first run that this worker has read the file of, or else the first that waits. */
  function nextFor(hasRead: ReadonlySet<string>): number | undefined {
    let first: number | undefined
    for (const index of waiting) {
      if (hasRead.has(planned[index]?.scenario.file ?? '')) return index
      first ??= index
    }
    return first
  }

  function start(): void {
    const worker = takeWorker()
    let current: number | undefined
    let release = (): void => undefined
    workers.add(worker)
    worker.onNews(({ events, ready }) => {
      if (current !== undefined) played[current]?.events.push(...events)
      if (bail && events.some((event) => event.type === 'runFinished' && !event.ok)) halt('bail')
      if (ready !== true) return
      release()
      if (current !== undefined) played[current]?.end()
      current = nextFor(worker.hasRead)
      const wanted = current === undefined ? undefined : planned[current]
      if (current === undefined || wanted === undefined) {
        worker.end()
        return
      }
      waiting.delete(current)
      release = limit(() => {
        worker.kill()
      })
      worker.send({ play: titleOf(wanted) })
    })
    worker.onEnd(() => {
      release()
      workers.delete(worker)
      const lost = current === undefined ? undefined : planned[current]
      const place = current === undefined ? undefined : played[current]
      current = undefined
      if (lost !== undefined && place !== undefined) {
        place.events.push(lostRun(lost, place.events, halted === 'stopped'))
        place.end()
        if (bail) halt('bail')
      }
      if (workers.size === 0 && waiting.size > 0) {
        // none of them gets as far as playing: the reason stands on stderr
        if (lost === undefined) halt('bail')
        else start()
      }
    })
  }

  void stopped.then(() => {
    halt('stopped')
  })
  for (let index = 0; index < Math.min(count, planned.length); index += 1) start()
  for (const { events, ended } of played) {
    await ended
    yield* events
  }
}

function newPlayed(): Played {
  let end = (): void => undefined
  const ended = new Promise<void>((resolve) => {
    end = resolve
  })
  return {
    events: [],
    ended,
    end: () => {
      end()
    },
  }
}

function lostRun(
  planned: PlannedRun<ScenarioHead>,
  told: readonly RunEvent[],
  isStopped: boolean,
): RunEvent {
  return {
    type: 'runFinished',
    run: titleOf(planned),
    ok: false,
    expect: planned.scenario.expect,
    problem: isStopped
      ? 'stopped'
      : `the worker that played it has ended or had to be ended${whereOf(told)}`,
    timing: { milliseconds: 0 },
  }
}

/** The last step that was told: a worker gathers events for a moment, so that it may have been at a later one. */
function whereOf(told: readonly RunEvent[]): string {
  const last = told.findLast((event) => event.type === 'stepPassed' || event.type === 'stepFailed')
  if (last === undefined) return ', before it told of a step'
  const { file, line, text } = last.step
  return `; the last step that it told of is ${file}:${String(line)} ${text}`
}
