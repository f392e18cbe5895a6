import { expect, test } from 'vitest'
import type { Worker, WorkerOrder } from '../../../src/cli/workers/worker.ts'
import { workerPool } from '../../../src/cli/workers/workerPool.ts'

function started() {
  const all: { flags: readonly string[]; orders: WorkerOrder[]; killed: boolean }[] = []
  const startWorker = (flags: readonly string[]): Worker => {
    const one = { flags, orders: [] as WorkerOrder[], killed: false }
    all.push(one)
    return {
      send: (order) => one.orders.push(order),
      onMessage: () => undefined,
      onEnd: () => undefined,
      end: () => undefined,
      kill() {
        one.killed = true
      },
    }
  }
  return { all, startWorker }
}

test('the files are shared out among the workers that are prepared', () => {
  const { all, startWorker } = started()
  const pool = workerPool(startWorker)
  pool.prepare(2, ['a', 'b', 'c'])
  expect(all.map(({ orders }) => orders)).toEqual([
    [{ readAhead: ['a', 'c'] }],
    [{ readAhead: ['b'] }],
  ])
  expect(pool.take([]).readsAhead).toEqual(new Set(['a', 'c']))
})

test('one that is wanted beyond those is started then, with its flags', () => {
  const { all, startWorker } = started()
  const pool = workerPool(startWorker)
  pool.prepare(1, ['a'])
  pool.take([])
  expect(pool.take(['--root', 'x']).readsAhead).toEqual(new Set())
  expect(all.map(({ flags }) => flags)).toEqual([[], ['--root', 'x']])
})

test('those that nobody has taken are ended, the others are not', () => {
  const { all, startWorker } = started()
  const pool = workerPool(startWorker)
  pool.prepare(3, ['a', 'b', 'c'])
  pool.take([])
  pool.close()
  expect(all.map(({ killed }) => killed)).toEqual([false, true, true])
})
