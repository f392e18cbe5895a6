import { expect, test } from 'vitest'
import type {
  Worker,
  WorkerMessage,
  WorkerNews,
  WorkerOrder,
} from '../../../src/cli/workers/worker.ts'
import { workerPool } from '../../../src/cli/workers/workerPool.ts'

interface Started {
  readonly flags: readonly string[]
  readonly orders: WorkerOrder[]
  killed: boolean
  tell(message: WorkerMessage): void
  end(): void
}

function started() {
  const all: Started[] = []
  const pool = workerPool((flags): Worker => {
    const one: Started = { flags, orders: [], killed: false, tell: nothing, end: nothing }
    all.push(one)
    return {
      send: (order) => one.orders.push(order),
      onMessage: (listener) => {
        one.tell = listener
      },
      onEnd: (listener) => {
        one.end = listener
      },
      end: nothing,
      kill() {
        one.killed = true
      },
    }
  })
  return { all, pool }
}

const nothing = () => undefined
const faultsIn = (file: string) => ({
  faults: [{ file, line: 1, column: 1, problem: 'is empty', expected: 'a scenario' }],
})

test('the files are shared out, and what is in them is told in their order', async () => {
  const { all, pool } = started()
  const found = pool.read(2, ['a', 'b', 'c'])
  expect(all.map(({ orders }) => orders)).toEqual([[{ read: ['a', 'c'] }], [{ read: ['b'] }]])
  all[1]?.tell({ read: [faultsIn('b')] })
  all[0]?.tell({ read: [faultsIn('a'), faultsIn('c')] })
  expect(await found).toEqual(['a', 'b', 'c'].map(faultsIn))
  expect(pool.take([]).hasRead).toEqual(new Set(['a', 'c']))
})

test('a worker that ends while it reads is told of', async () => {
  const { all, pool } = started()
  const found = pool.read(2, ['a', 'b'])
  all[0]?.tell({ read: [faultsIn('a')] })
  all[1]?.end()
  await expect(found).rejects.toThrow('a worker has ended')
})

test('what a worker tells before anybody listens is kept for whoever does', async () => {
  const { all, pool } = started()
  void pool.read(1, ['a'])
  const early: WorkerNews = { events: [], ready: true }
  all[0]?.tell(early)
  all[0]?.tell({ read: [] })
  const heard = await new Promise((resolve) => {
    pool.take([]).onNews(resolve)
  })
  expect(heard).toEqual(early)
})

test('one that is wanted beyond those is started then, with its flags', () => {
  const { all, pool } = started()
  void pool.read(1, ['a'])
  pool.take([])
  expect(pool.take(['--root', 'x']).hasRead).toEqual(new Set())
  expect(all.map(({ flags }) => flags)).toEqual([[], ['--root', 'x']])
})

test('those that nobody has taken are ended, the others are not', () => {
  const { all, pool } = started()
  void pool.read(3, ['a', 'b', 'c'])
  pool.take([])
  pool.close()
  expect(all.map(({ killed }) => killed)).toEqual([false, true, true])
})
