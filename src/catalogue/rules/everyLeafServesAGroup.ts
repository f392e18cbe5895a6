import { menuFileOf } from '../everyFact.ts'
import { groupOf } from '../groupOf.ts'
import { menuPositions } from '../menuPositions.ts'
import type { Rule } from '../ruleInput.ts'
import { topicOf } from '../topicOf.ts'
import { vehiclesOf } from '../vehicle.ts'

/** A leaf does something, for a group that some vehicle is in; whatever else holds further entries. */
export const everyLeafServesAGroup: Rule = ({ catalogue, faultAt }) => {
  const vehicles = vehiclesOf(catalogue)
  return menuPositions(catalogue).flatMap(({ tree, path, node, keyPath }) => {
    const fault = (key: string, problem: string) => [
      faultAt(menuFileOf(tree), [...keyPath, key], problem, path),
    ]
    const { does, group } = node
    const holds = node.items !== undefined || node.like !== undefined
    if (does === undefined) {
      if (!holds) return fault('id', 'the entry neither does anything nor holds entries')
      return group === undefined ? [] : fault('group', 'only an entry that does something has one')
    }
    if (holds) return fault('does', 'an entry that does something cannot hold entries')
    const topic = topicOf(does)
    if (group === undefined) return fault('does', `the entry needs its group in ${topic}`)
    if (topic === 'every' && group === 'every') return []
    if (vehicles.some((vehicle) => groupOf(vehicle, topic) === group)) return []
    return fault('group', `no vehicle has ${topic} group ${group}`)
  })
}
