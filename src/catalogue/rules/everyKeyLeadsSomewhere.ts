import { menuFor } from '../menuFor.ts'
import type { Rule } from '../ruleInput.ts'
import { vehiclesOf } from '../vehicle.ts'

/** A key that opens an entry names a root that a car of its skin has; any other key has a cap. */
export const everyKeyLeadsSomewhere: Rule = ({ catalogue, faultAt }) =>
  catalogue.skins.flatMap(({ skin, families, keys }) => {
    const roots = new Set(
      vehiclesOf(catalogue)
        .filter(({ roaming }) => families.includes(roaming))
        .flatMap((vehicle) => menuFor(catalogue, vehicle).map(({ id }) => id)),
    )
    return keys.flatMap(({ id, does, entry, cap }, index) => {
      const fault = (key: string, problem: string) => [
        faultAt(`skins/${skin}.yaml`, ['keys', index, key], problem, id),
      ]
      if (does !== 'open-entry') {
        if (entry !== undefined) return fault('entry', 'only a key that opens an entry names one')
        return cap === undefined ? fault('id', 'the key needs a cap') : []
      }
      if (entry === undefined) return fault('does', 'the key does not say which entry it opens')
      return roots.has(entry) ? [] : fault('entry', `no car of this skin has the root ${entry}`)
    })
  })
