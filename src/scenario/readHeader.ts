import type { Catalogue } from '../catalogue/catalogue.ts'
import { fallbackLocale } from '../catalogue/catalogue.ts'
import { vehiclesOf } from '../catalogue/vehicle.ts'
import { explainIssue } from './explainIssue.ts'
import type { Scenario } from './scenario.ts'
import type { ScenarioFault } from './scenarioFault.ts'
import { scenarioHeader, type ScenarioHeader } from './scenarioHeader.ts'
import { faultAt, withSuggestion, type ScenarioSource } from './scenarioSource.ts'
import { unknownInMatcher, vehiclesOfMatcher } from './vehiclesOfMatcher.ts'

/** Reads the first document: on which cars, in which languages, in which world. */
export function readHeader(
  source: ScenarioSource,
):
  | { readonly header: Omit<Scenario, 'file' | 'steps'> }
  | { readonly faults: readonly ScenarioFault[] } {
  const { value } = source.document
  const result = scenarioHeader.safeParse(value)
  if (!result.success) {
    return {
      faults: result.error.issues.map((issue) => {
        const { path, ...words } = explainIssue(issue, value, Object.keys(scenarioHeader.shape))
        return faultAt(source, path, words)
      }),
    }
  }
  const header = result.data
  const faults = [
    ...choiceFaults(source, header),
    ...vehicleFaults(source, header),
    ...localeFaults(source, header),
    ...ruleFaults(source, header),
  ]
  if (faults.length > 0) return { faults }
  const { name, part, given = {}, market, tags = [], rules = [], expect = 'pass' } = header
  return {
    header: {
      name,
      isPart: part === true,
      vehicles: vehicleIds(source.catalogue, header),
      locales: localesOf(source.catalogue, header),
      given: market === undefined ? given : { ...given, market },
      tags,
      rules,
      expect,
    },
  }
}

function vehicleIds(catalogue: Catalogue, header: ScenarioHeader): readonly string[] {
  const { vehicle, vehicles, given } = header
  if (vehicle !== undefined) return [vehicle]
  if (vehicles === undefined) return []
  if (vehicles === 'all') return vehiclesOf(catalogue).map(({ id }) => id)
  return vehiclesOfMatcher(catalogue, vehicles, given?.readings ?? [])
}

function localesOf(catalogue: Catalogue, { locale, locales }: ScenarioHeader): readonly string[] {
  if (locale !== undefined) return [locale]
  if (locales === undefined) return [fallbackLocale]
  return locales === 'all' ? Object.keys(catalogue.labels).sort() : [...new Set(locales)]
}

function choiceFaults(source: ScenarioSource, header: ScenarioHeader): readonly ScenarioFault[] {
  const { part, vehicle, vehicles, locale, locales, given, market } = header
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
  if (market !== undefined && given?.market !== undefined) {
    add(['market'], 'market here and under given', 'one of the two')
  }
  return faults
}

function vehicleFaults(source: ScenarioSource, header: ScenarioHeader): readonly ScenarioFault[] {
  const { catalogue } = source
  const { vehicle, vehicles } = header
  if (vehicle !== undefined) {
    const known = vehiclesOf(catalogue).map(({ id }) => id)
    if (known.includes(vehicle)) return []
    const words = {
      problem: `unknown vehicle ${vehicle}`,
      expected: 'an id that `pcm vehicles` lists',
    }
    return [faultAt(source, ['vehicle'], withSuggestion(words, vehicle, known))]
  }
  if (vehicles === undefined || vehicles === 'all') return []
  const unknown = unknownInMatcher(catalogue, vehicles)
  if (unknown !== undefined) {
    const words = {
      problem: `unknown ${unknown.key} ${unknown.value}`,
      expected: `one of ${unknown.known.join(', ')}`,
    }
    const path = ['vehicles', unknown.key]
    return [faultAt(source, path, withSuggestion(words, unknown.value, unknown.known))]
  }
  if (vehicleIds(catalogue, header).length > 0) return []
  return [
    faultAt(source, ['vehicles'], {
      problem: 'no vehicle of the catalogue is all of this',
      expected: 'a choice that at least one vehicle meets',
    }),
  ]
}

function localeFaults(
  source: ScenarioSource,
  { locale, locales }: ScenarioHeader,
): readonly ScenarioFault[] {
  const known = Object.keys(source.catalogue.labels)
  const written =
    locale === undefined
      ? (Array.isArray(locales) ? locales : []).map((tag, index) => ({
          tag,
          path: ['locales', index],
        }))
      : [{ tag: locale, path: ['locale'] }]
  return written
    .filter(({ tag }) => !known.includes(tag))
    .map(({ tag, path }) => {
      const words = { problem: `unknown language ${tag}`, expected: `one of ${known.join(', ')}` }
      return faultAt(source, path, withSuggestion(words, tag, known))
    })
}

function ruleFaults(
  source: ScenarioSource,
  { rules = [] }: ScenarioHeader,
): readonly ScenarioFault[] {
  const known = source.catalogue.rules.map(({ id }) => id)
  if (known.length === 0) return []
  return rules.flatMap((rule, index) => {
    if (known.includes(rule)) return []
    const words = { problem: `unknown rule ${rule}`, expected: 'a number of rules.yaml' }
    return [faultAt(source, ['rules', index], withSuggestion(words, rule, known))]
  })
}
