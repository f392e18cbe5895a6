import { roamingGroups } from '../catalogueSchema.ts'
import type { Rule } from '../ruleInput.ts'
import { vehiclesOf } from '../vehicle.ts'

/** Every menu family that a vehicle has is drawn by exactly one skin. */
export const everyFamilyHasOneSkin: Rule = ({ catalogue, faultAt }) => {
  const used = new Set(vehiclesOf(catalogue).map(({ roaming }) => roaming))
  return roamingGroups.flatMap((family) => {
    const [first, ...more] = catalogue.skins.filter(({ families }) => families.includes(family))
    if (first === undefined) {
      return used.has(family) ? [faultAt('skins', [], `no skin draws menu family ${family}`)] : []
    }
    return more.map(({ skin }) =>
      faultAt(
        `skins/${skin}.yaml`,
        ['families'],
        `menu family ${family} is drawn by ${first.skin} already`,
      ),
    )
  })
}
