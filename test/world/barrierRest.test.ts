import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createBarrierRest } from '../../src/world/barrierRest.ts'

interface Packet {
  readonly from: string
  readonly to: string
  /** Of a barrier, its round; a message has none. */
  readonly round?: number
  /** How many more messages it sets going. */
  readonly echoes: number
}

/** A broker that keeps the order from one client to another, and nothing else: which pair comes next is drawn. */
function simulation(names: readonly string[], draw: () => number) {
  const rest = createBarrierRest()
  const onTheWay: Packet[] = []
  const messages = () => onTheWay.filter(({ round }) => round === undefined).length

  function publish(from: string, packet: Omit<Packet, 'from' | 'to'>): void {
    if (packet.round === undefined) rest.stir(from)
    for (const to of names) onTheWay.push({ from, to, ...packet })
  }

  for (const name of names) {
    const raise = (round: number) => {
      publish(name, { round, echoes: 0 })
    }
    rest.join(name, raise, name === 'recorder')
  }

  function deliverOne(): boolean {
    const pairs = [...new Set(onTheWay.map(({ from, to }) => `${from}>${to}`))]
    const pair = pairs[draw() % Math.max(1, pairs.length)]
    const at = onTheWay.findIndex(({ from, to }) => `${from}>${to}` === pair)
    const [packet] = at < 0 ? [] : onTheWay.splice(at, 1)
    if (packet === undefined) return false
    const { from, to, round, echoes } = packet
    if (round !== undefined) {
      rest.passed(from, to, round)
      return true
    }
    rest.stir(to)
    if (echoes > 0 && to !== 'recorder') publish(to, { echoes: echoes - 1 })
    return true
  }

  return { rest, publish, deliverOne, messages }
}

/** Lets everything that waits for nothing but its turn have it. */
const turns = () => new Promise((resolve) => setImmediate(resolve))

test('there is rest only when nothing is on the way any more, in whatever order packets come', async () => {
  let checked = 0
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.nat(1000), { minLength: 40, maxLength: 40 }),
      fc.array(fc.record({ from: fc.nat(2), echoes: fc.nat(1) }), { maxLength: 3 }),
      async (draws, sent) => {
        const names = ['world', 'backend', 'car', 'recorder']
        let drawn = 0
        const draw = () => draws[drawn++ % draws.length] ?? 0
        const { rest, publish, deliverOne, messages } = simulation(names, draw)
        for (const { from, echoes } of sent) publish(names[from] ?? 'world', { echoes })
        let seen: number | undefined
        void rest.settle().then(() => {
          seen = messages()
        })
        await turns()
        while (deliverOne()) {
          if (drawn % 3 === 0) await turns()
        }
        await turns()
        while (deliverOne()) await turns()
        expect(seen).toBe(0)
        checked += 1
      },
    ),
    { numRuns: 150, seed: 1 },
  )
  process.stdout.write(`\n${String(checked)} orders of packets came to rest\n`)
})

test('where nothing has moved since the last rest, no barrier is raised', async () => {
  let raised = 0
  const rest = createBarrierRest()
  rest.join('a', (round) => {
    raised += 1
    rest.passed('a', 'a', round)
  })
  await rest.settle()
  await Promise.all([rest.settle(), rest.settle()])
  expect(raised).toBe(1)
  rest.stir('a')
  await rest.settle()
  expect(raised).toBe(2)
})

test('who only listens raises a barrier when it is asked, never for what it hears', async () => {
  const raised: string[] = []
  const rest = createBarrierRest()
  const join = (name: string, onlyListens: boolean) => {
    rest.join(
      name,
      (round) => {
        raised.push(name)
        for (const to of ['a', 'recorder']) rest.passed(name, to, round)
      },
      onlyListens,
    )
  }
  join('a', false)
  join('recorder', true)
  await rest.settle()
  raised.length = 0
  rest.stir('recorder')
  await rest.settle()
  expect(raised).toEqual([])
  rest.ask('recorder')
  await rest.settle()
  expect(raised).toEqual(['recorder'])
})

test('rest waits for what is under way, not for who has left, and for nothing when the broker is gone', async () => {
  const rest = createBarrierRest()
  let rested = false
  const settle = () => {
    rested = false
    return rest.settle().then(() => {
      rested = true
    })
  }
  rest.join('a', (round) => {
    rest.passed('a', 'a', round)
  })
  const done = rest.begin()
  const first = settle()
  await turns()
  expect(rested).toBe(false)
  done()
  done()
  await first
  // never hears a barrier
  rest.join('deaf', () => undefined)
  const second = settle()
  await turns()
  expect(rested).toBe(false)
  rest.leave('deaf')
  await second
  rest.join('deaf', () => undefined)
  const third = settle()
  await turns()
  expect(rested).toBe(false)
  rest.giveUp()
  await third
})
