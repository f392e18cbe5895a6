import type { FirstSight } from '../../src/contract/firstSight.ts'

/** What a world without cars shows. */
export const sightOfNothing: FirstSight = {
  cars: [],
  screens: {},
  clock: { now: '2024-03-01T09:00:00.000Z', rate: 1 },
}
