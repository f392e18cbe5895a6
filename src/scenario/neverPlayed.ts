import type { Catalogue } from '../catalogue/catalogue.ts'
import { vehicleOf } from '../catalogue/vehicle.ts'
import { placesMeeting, type RunPlaces } from './condition.ts'
import { isBlock, type Scenario, type ScenarioBlock, type ScenarioItem } from './scenario.ts'
import type { ScenarioFault } from './scenarioFault.ts'

/**
 * Conditions that no run of this scenario meets, or all: steps that nobody would ever see played.
 * Those of a part are left alone, for another scenario may run it on other cars.
 */
export function neverPlayed(scenario: Scenario, catalogue: Catalogue): readonly ScenarioFault[] {
  const { isPart, vehicles, locales, markets, given, setup, steps, teardown } = scenario
  if (isPart) return []
  const items = [...setup, ...steps, ...teardown]
  if (!items.some(isBlock)) return []
  const places: RunPlaces = {
    vehicles: vehicles.flatMap((id) => vehicleOf(catalogue, id, given.readings ?? []) ?? []),
    locales,
    markets: markets.length > 0 ? markets : [given.market],
  }
  return faultsIn(items, places)
}

function faultsIn(items: readonly ScenarioItem[], places: RunPlaces): readonly ScenarioFault[] {
  return items.flatMap((item) => (isBlock(item) ? faultsInBlock(item, places) : []))
}

function faultsInBlock(block: ScenarioBlock, places: RunPlaces): readonly ScenarioFault[] {
  const { file, line, column, condition, lists } = block
  if (condition === undefined) return faultsIn(Object.values(lists).flat(), places)
  const { steps = [], otherwise = [] } = lists
  const meeting = placesMeeting(condition, places)
  if (sizeOf(meeting) === 0) {
    return [
      {
        file,
        line,
        column,
        problem: 'a condition that no run of this scenario meets',
        expected: 'a vehicle, language or market that the scenario is played in',
      },
    ]
  }
  const isAlways = sizeOf(meeting) === sizeOf(places)
  if (isAlways && otherwise.length > 0) {
    const problem = 'a condition that every run of this scenario meets'
    return [{ file, line, column, problem, expected: 'no otherwise: it would never be played' }]
  }
  return [...faultsIn(steps, meeting), ...faultsIn(otherwise, places)]
}

function sizeOf({ vehicles, locales, markets }: RunPlaces): number {
  return vehicles.length * locales.length * markets.length
}
