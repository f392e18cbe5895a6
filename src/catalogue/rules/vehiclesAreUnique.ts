import type { Rule } from '../ruleInput.ts'

/** No vehicle stands in the catalogue twice. */
export const vehiclesAreUnique: Rule = ({ catalogue, faultAt }) => {
  const seen = new Set<string>()
  return catalogue.vehicles.flatMap((file) =>
    file.generations.flatMap((generation, g) =>
      generation.modelYears.flatMap((row, y) => {
        const id = `${file.model}-${generation.id}-${String(row.modelYear)}`
        if (!seen.has(id)) {
          seen.add(id)
          return []
        }
        const path = ['generations', g, 'modelYears', y, 'modelYear']
        return [faultAt(`vehicles/${file.model}.yaml`, path, 'the vehicle is here twice', id)]
      }),
    ),
  )
}
