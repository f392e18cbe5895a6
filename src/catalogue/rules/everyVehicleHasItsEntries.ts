import { groupOf } from '../groupOf.ts'
import { everyNode, menuFor } from '../menuFor.ts'
import { menuPositions } from '../menuPositions.ts'
import type { Rule } from '../ruleInput.ts'
import { topicOf } from '../topicOf.ts'
import { vehicleOf } from '../vehicle.ts'

/** A vehicle, in each of its readings, has the trees of its groups and every entry that one of them states. */
export const everyVehicleHasItsEntries: Rule = ({ catalogue, faultAt }) => {
  const stated = menuPositions(catalogue).flatMap(({ node: { does, group } }) =>
    does === undefined || group === undefined ? [] : [{ topic: topicOf(does), group }],
  )
  return catalogue.vehicles.flatMap((file) =>
    file.generations.flatMap((generation, g) =>
      generation.modelYears.flatMap((row, y) => {
        const place = [`vehicles/${file.model}.yaml`, ['generations', g, 'modelYears', y]] as const
        const id = `${file.model}-${generation.id}-${String(row.modelYear)}`
        const missing = (['roaming', 'data', 'link'] as const)
          .filter((topic) => catalogue.menus[row[topic]] === undefined)
          .map((topic) => `no menu tree ${row[topic]}`)
        if (
          catalogue.menus[row.link] !== undefined &&
          catalogue.menus[row.link]?.method === undefined
        )
          missing.push(`menu tree ${row.link} does not say how the car is linked`)
        for (const readings of [[], row.readings.map(({ conflict }) => conflict)]) {
          const vehicle = vehicleOf(catalogue, id, readings)
          if (vehicle === undefined) continue
          const deeds = everyNode(menuFor(catalogue, vehicle)).flatMap(({ does }) => does ?? [])
          for (const { topic, group } of stated) {
            if (groupOf(vehicle, topic) !== group) continue
            if (deeds.some((does) => topicOf(does) === topic)) continue
            missing.push(`its menu has no entry for ${topic} group ${group}`)
          }
        }
        return [...new Set(missing)].map((problem) => faultAt(...place, problem, id))
      }),
    ),
  )
}
