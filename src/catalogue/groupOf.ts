import type { Topic } from './catalogueSchema.ts'
import type { Vehicle } from './vehicle.ts'

/** The group of a vehicle in a topic; `every` has one group of that name. */
export function groupOf(vehicle: Vehicle, topic: Topic): string {
  return topic === 'every' ? 'every' : vehicle[topic]
}
