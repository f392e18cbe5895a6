import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Worker, WorkerMessage } from '../../../src/cli/workers/worker.ts'
import { pcmIn } from '../../helpers/pcm.ts'
import { temporaryFolder } from '../../helpers/temporaryFolder.ts'

const text = 'name: Home\nvehicle: 911-991-2018\nlocale: en\n---\n- see: { kind: home }\n'
const fault = { line: 9, column: 9, problem: 'a fault that only the worker sees', expected: 'none' }

/** A folder of scenarios, and `pcm run` over it with workers that do as the test says. */
function sharedRun(conduct: 'reads faults' | 'reads' | 'ends') {
  const cwd = temporaryFolder()
  for (const name of ['a', 'b']) writeFileSync(join(cwd, `${name}.yaml`), text)
  const reads: (readonly string[])[] = []
  let started = 0
  let killed = 0
  function startWorker(): Worker {
    started += 1
    let tell: (message: WorkerMessage) => void = () => undefined
    let end = (): void => undefined
    return {
      send(order) {
        if (!('read' in order)) return
        reads.push(order.read)
        queueMicrotask(() => {
          if (conduct === 'ends') end()
          else tell({ read: order.read.map((file) => readOf(file, conduct)) })
        })
      },
      onMessage(listener) {
        tell = listener
      },
      onEnd(listener) {
        end = listener
      },
      end: () => undefined,
      kill() {
        killed += 1
        queueMicrotask(end)
      },
    }
  }
  return {
    cwd,
    reads,
    started: () => started,
    killed: () => killed,
    run: (flags: readonly string[], stopped = new Promise<string>(() => undefined)) =>
      pcmIn(cwd, ['run', '.', '--workers', '2', ...flags], () => 0, {
        startWorker,
        untilStopped: () => stopped,
      }),
  }
}

function readOf(file: string, conduct: 'reads faults' | 'reads') {
  if (conduct === 'reads faults') return { faults: [{ file, ...fault }] }
  const lists = { markets: [], tags: [], rules: [] }
  const where = { vehicles: ['911-991-2018'], locales: ['en'] }
  return {
    scenario: { file, name: 'Home', isPart: false, expect: 'pass' as const, ...where, ...lists },
  }
}

test('it is the workers who read, each its share, and they are ended when nothing can be played', async () => {
  const { run, reads, killed } = sharedRun('reads faults')
  const { exitCode, stderr } = await run([])
  expect(reads).toEqual([['a.yaml'], ['b.yaml']])
  expect(exitCode).toBe(2)
  expect(stderr).toContain('a.yaml:9:9 a fault that only the worker sees')
  expect(killed()).toBe(2)
})

test('where workers end before they have read, the program reads by itself', async () => {
  const { run, cwd } = sharedRun('ends')
  writeFileSync(join(cwd, 'b.yaml'), text.replace('kind', 'kid'))
  const { exitCode, stderr } = await run([])
  expect(exitCode).toBe(2)
  expect(stderr).toMatch(/^pcm: b\.yaml:5:/)
})

test.each([
  ['--grep', 'nothing of this name'],
  ['--tag', 'none'],
  ['--vehicle', 'taycan-y1a-2022'],
  ['--locale', 'de'],
  ['--market', 'DE'],
  ['--list', '--grep', 'Home'],
  ['--shard', '9/9'],
])('with %s %s it is not plain that workers are needed, and none is started', async (...flags) => {
  const { run, started } = sharedRun('reads faults')
  await run(flags)
  expect(started()).toBe(0)
})

test('whoever stops while the runs are planned gets a whole report, and no worker stays behind', async () => {
  const { run, started, killed } = sharedRun('reads')
  const { exitCode, stdout } = await run(['--json'], Promise.resolve('stopped'))
  expect(exitCode).toBe(1)
  expect(JSON.parse(stdout)).toMatchObject({ ok: false, summary: { runs: 2, skipped: 2 } })
  expect([started(), killed()]).toEqual([2, 2])
})
