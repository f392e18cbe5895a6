import { afterAll, beforeAll, expect, test } from 'vitest'
import { chosenMutants, everyMutant } from './everyMutant.ts'
import { knownSurvivors } from './knownSurvivors.ts'
import { mutantKinds, type Mutant } from './mutant.ts'
import { openLaboratories, type Laboratories } from './openLaboratories.ts'
import { isCaught } from './report.ts'
import { runMutants } from './runMutants.ts'

// the whole set is played by `npm run mutants`
const seed = 1
const sampleSize = 2 * mutantKinds.length
const limit = 400_000

let laboratories: Laboratories
let all: readonly Mutant[]

beforeAll(async () => {
  all = everyMutant(seed)
  laboratories = await openLaboratories(2)
}, limit)

afterAll(() => laboratories.close())

test('there are enough mutants of every kind, and each has a name of its own', () => {
  expect(all.length).toBeGreaterThanOrEqual(200)
  expect(new Set(all.map(({ kind }) => kind))).toEqual(new Set(mutantKinds))
  const ids = all.map(({ id }) => id)
  expect(new Set(ids).size).toBe(ids.length)
  expect([...knownSurvivors().keys()].filter((id) => !ids.includes(id))).toEqual([])
})

test('the same seed chooses the same mutants, the same number of each kind', () => {
  const chosen = chosenMutants(all, sampleSize, 7)
  expect(chosenMutants(all, sampleSize, 7)).toEqual(chosen)
  for (const kind of mutantKinds) {
    expect(chosen.filter((mutant) => mutant.kind === kind)).toHaveLength(2)
  }
})

test(
  'a switch that changes nothing is not taken for a mutant that was caught',
  async () => {
    const [worker] = laboratories.workers
    const mark = "src/backend/store/checkout.ts code 'cart-empty'"
    const keys = ['assets/scenarios/connect/r-8.3-cart-address-payment-check.yaml 911-991-2018 en']
    const judge = (to: string) => worker?.ask({ task: 'judge', keys, switch: { mark, to } })
    expect(await judge('cart-empty')).toMatchObject({ answer: { verdict: { by: null, runs: 1 } } })
    expect(await judge('card-missing')).toMatchObject({
      answer: { verdict: { by: 'scenario failed' } },
    })
  },
  limit,
)

test(
  'the shipped scenarios pass on the product, and catch every mutant of a sample',
  async () => {
    const known = knownSurvivors()
    const unknown = all.filter(({ id }) => !known.has(id))
    const { problems, played, judged } = await runMutants({
      workers: laboratories.workers,
      mutants: chosenMutants(unknown, sampleSize, seed),
      isQuick: true,
    })
    expect(problems).toEqual([])
    expect(played).toBeGreaterThan(100)
    expect(judged).toHaveLength(sampleSize)
    expect(judged.filter((one) => !isCaught(one)).map(({ mutant: { id } }) => id)).toEqual([])
  },
  limit,
)
