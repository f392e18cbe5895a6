import type { ScenarioFault } from './scenarioFault.ts'
import type { ScenarioHeader } from './scenarioHeader.ts'
import { faultAt, type ScenarioSource } from './scenarioSource.ts'

const onlyOfScenarios = [
  'locale',
  'locales',
  'market',
  'markets',
  'given',
  'setup',
  'teardown',
  'expect',
] as const

/** Keys of a header that exclude each other. */
export function headerChoiceFaults(
  source: ScenarioSource,
  header: ScenarioHeader,
): readonly ScenarioFault[] {
  const { part, vehicle, vehicles, locale, locales, given, market, markets } = header
  const { parameters = [] } = header
  const faults: ScenarioFault[] = []
  const add = (path: readonly PropertyKey[], problem: string, expected: string) => {
    faults.push(faultAt(source, path, { problem, expected }))
  }
  if (vehicle !== undefined && vehicles !== undefined) {
    add(['vehicles'], 'vehicle and vehicles', 'one of the two')
  }
  if (part === true && (vehicle ?? vehicles) !== undefined) {
    add(
      ['part'],
      'a part that names a vehicle',
      'a part is played on the vehicle of the scenario that runs it',
    )
  }
  if (part !== true && (vehicle ?? vehicles) === undefined) {
    add([], 'no vehicle', 'vehicle: <id>, vehicles: { … }, or part: true')
  }
  if (locale !== undefined && locales !== undefined)
    add(['locales'], 'locale and locales', 'one of the two')
  if (market !== undefined && markets !== undefined) {
    add(['markets'], 'market and markets', 'one of the two')
  }
  if ((market ?? markets) !== undefined && given?.market !== undefined) {
    const key = market === undefined ? 'markets' : 'market'
    add([key], `${key} here and market under given`, 'one of the two')
  }
  if (part !== true && parameters.length > 0) {
    add(['parameters'], 'parameters of a scenario that is no part', 'part: true beside them')
  }
  for (const key of part === true ? onlyOfScenarios : []) {
    if (header[key] === undefined) continue
    add([key], `${key} in a part`, 'this in the scenario that runs the part')
  }
  parameters.flatMap(namesOf).forEach((name, index, all) => {
    if (all.indexOf(name) === index) return
    add(['parameters', index], `the parameter ${name} twice`, 'every name once')
  })
  return faults
}

function namesOf(parameter: NonNullable<ScenarioHeader['parameters']>[number]): readonly string[] {
  return typeof parameter === 'string' ? [parameter] : Object.keys(parameter)
}
