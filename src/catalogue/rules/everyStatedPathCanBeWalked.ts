import type { Catalogue } from '../catalogue.ts'
import type { PathFile } from '../catalogueSchema.ts'
import { groupOf } from '../groupOf.ts'
import { isLabelOf } from '../labelFor.ts'
import { menuFor } from '../menuFor.ts'
import type { Rule } from '../ruleInput.ts'
import { vehiclesOf, type Vehicle } from '../vehicle.ts'

type StatedPath = PathFile['paths'][number]

/** Every path that a document prints leads, by its own words, to its end in every vehicle of its group. */
export const everyStatedPathCanBeWalked: Rule = ({ catalogue, faultAt }) => {
  const vehicles = vehiclesOf(catalogue)
  return catalogue.paths.flatMap((stated, index) => {
    const fault = (key: string, problem: string) =>
      faultAt('paths.yaml', ['paths', index, key], problem, stated.id)
    if (stated.ids.length !== stated.labels.length)
      return [fault('ids', 'there are not as many ids as labels')]
    const covered = vehicles.filter((vehicle) => covers(stated, vehicle))
    if (covered.length === 0) return [fault('group', 'no vehicle is in this group')]
    return covered.flatMap((vehicle) => {
      const lost = whereLost(catalogue, vehicle, stated)
      return lost === undefined ? [] : [fault('labels', `${vehicle.id} has no “${lost}” here`)]
    })
  })
}

function covers({ topic, group, families }: StatedPath, vehicle: Vehicle): boolean {
  return (
    groupOf(vehicle, topic) === group &&
    (families === undefined || families.includes(vehicle.roaming))
  )
}

/** The first label that the menu does not have, or has for another entry. */
function whereLost(catalogue: Catalogue, vehicle: Vehicle, stated: StatedPath): string | undefined {
  let items = menuFor(catalogue, vehicle)
  for (const [index, label] of stated.labels.entries()) {
    const node = items.find((entry) => isLabelOf(catalogue, entry, stated.locale, label))
    if (node === undefined || node.id !== stated.ids[index]) return label
    items = node.items
  }
  return undefined
}
