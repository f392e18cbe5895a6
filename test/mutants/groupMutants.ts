import { vehiclesOf } from '../../src/catalogue/vehicle.ts'
import { shuffled } from '../../src/scenario/shuffled.ts'
import { shippedCatalogue } from '../helpers/shippedFacts.ts'
import type { OpenFactFile } from './factFile.ts'
import type { Mutant } from './mutant.ts'

const topics = ['roaming', 'data', 'pin', 'link'] as const

/** Every vehicle, put into another group once in every topic. */
export function groupMutants(open: OpenFactFile, seed: number): readonly Mutant[] {
  const catalogue = shippedCatalogue()
  const known = vehiclesOf(catalogue)
  return catalogue.vehicles.flatMap(({ model, generations }) => {
    const file = open(`vehicles/${model}.yaml`)
    return generations.flatMap(({ id, modelYears }, generation) =>
      modelYears.flatMap((row, year) =>
        topics.flatMap((topic) => {
          const groups = [...new Set(known.map((vehicle) => vehicle[topic]))]
          const others = groups.filter((group) => group !== row[topic])
          const [to] = shuffled(others, seed + row.modelYear)
          if (to === undefined) return []
          const vehicle = `${model}-${id}-${String(row.modelYear)}`
          const at = ['generations', generation, 'modelYears', year, topic]
          const change = `${topic} of ${vehicle} becomes ${to}`
          return [
            {
              id: change,
              kind: 'vehicle regrouped',
              place: file.placeOf(at),
              change: `${change}, was ${row[topic]}`,
              how: {
                files: () =>
                  file.with((copy) => {
                    copy.setIn(at, to)
                  }),
              },
              reach: { touches: [], vehicles: [vehicle], mentions: [vehicle], hints: [vehicle] },
            } satisfies Mutant,
          ]
        }),
      ),
    )
  })
}
