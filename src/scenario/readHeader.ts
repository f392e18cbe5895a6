import type { Catalogue } from '../catalogue/catalogue.ts'
import { fallbackLocale } from '../catalogue/catalogue.ts'
import { vehiclesOf } from '../catalogue/vehicle.ts'
import { explainIssue } from './explainIssue.ts'
import { headerChoiceFaults } from './headerChoiceFaults.ts'
import type { Parameter, Scenario } from './scenario.ts'
import type { ScenarioFault } from './scenarioFault.ts'
import { scenarioHeader, type ScenarioHeader } from './scenarioHeader.ts'
import { faultAt, withSuggestion, type ScenarioSource } from './scenarioSource.ts'
import { unknownInMatcher, vehiclesOfMatcher } from './vehiclesOfMatcher.ts'

/** What the header says, apart from the steps that it holds. */
export type Header = Omit<Scenario, 'file' | 'setup' | 'steps' | 'teardown'>

/** Reads the first document: on which cars, in which languages, in which world. */
export function readHeader(
  source: ScenarioSource,
): { readonly header: Header } | { readonly faults: readonly ScenarioFault[] } {
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
    ...headerChoiceFaults(source, header),
    ...vehicleFaults(source, header),
    ...localeFaults(source, header),
    ...marketFaults(source, header),
    ...ruleFaults(source, header),
    ...stateFaults(source, header),
  ]
  if (faults.length > 0) return { faults }
  const { name, part, given = {}, market, tags = [], rules = [], expect = 'pass' } = header
  const { parameters = [] } = header
  return {
    header: {
      name,
      isPart: part === true,
      parameters: parameters.flatMap(parameterOf),
      vehicles: vehicleIds(source.catalogue, header),
      locales: localesOf(source.catalogue, header),
      markets: marketsOf(source.catalogue, header),
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

function marketsOf(catalogue: Catalogue, { markets }: ScenarioHeader): readonly string[] {
  if (markets === undefined) return []
  return markets === 'all' ? knownMarkets(catalogue) : [...new Set(markets)]
}

function knownMarkets({ markets }: Catalogue): readonly string[] {
  return markets.markets.map(({ code }) => code).sort()
}

function parameterOf(written: NonNullable<ScenarioHeader['parameters']>[number]): Parameter[] {
  return typeof written === 'string'
    ? [{ name: written }]
    : Object.entries(written).map(([name, value]) => ({ name, default: value }))
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

function marketFaults(
  source: ScenarioSource,
  { markets }: ScenarioHeader,
): readonly ScenarioFault[] {
  const known = knownMarkets(source.catalogue)
  const written = Array.isArray(markets) ? markets : []
  return written.flatMap((market, index) => {
    if (known.includes(market)) return []
    const words = { problem: `unknown market ${market}`, expected: `one of ${known.join(', ')}` }
    return [faultAt(source, ['markets', index], withSuggestion(words, market, known))]
  })
}

function stateFaults(source: ScenarioSource, { given }: ScenarioHeader): readonly ScenarioFault[] {
  const known = source.catalogue.states.map(({ id }) => id)
  const state = given?.state
  if (state === undefined || known.includes(state)) return []
  const words = { problem: `unknown state ${state}`, expected: `one of ${known.join(', ')}` }
  return [faultAt(source, ['given', 'state'], withSuggestion(words, state, known))]
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
