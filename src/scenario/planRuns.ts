import type { Scenario, ScenarioHead } from './scenario.ts'

/** One scenario on one car in one language, and in one market where it names several. */
export interface PlannedRun<Head extends ScenarioHead = Scenario> {
  readonly scenario: Head
  readonly vehicle: string
  readonly locale: string
  readonly market?: string
}

/** Which of the runs are wanted; an empty list wants all. */
export interface RunFilter {
  readonly vehicles: readonly string[]
  readonly locales: readonly string[]
  /** Asked of those that name markets; the others are in none of these. */
  readonly markets?: readonly string[]
  /** Tags or rules, of which a scenario has at least one. */
  readonly tags?: readonly string[]
  readonly grep?: RegExp | undefined
}

/** All the runs of some scenarios, sorted by file, vehicle, language, so that no result depends on an order of reading. */
export function planRuns<Head extends ScenarioHead>(
  scenarios: readonly Head[],
  filter: RunFilter,
): readonly PlannedRun<Head>[] {
  const { tags: wanted = [], markets = [] } = filter
  return scenarios
    .filter(
      ({ name, file, tags, rules }) =>
        filter.grep?.test([name, file, ...tags, ...rules].join('\n')) ?? true,
    )
    .filter(
      ({ tags, rules }) =>
        wanted.length === 0 || wanted.some((tag) => tags.includes(tag) || rules.includes(tag)),
    )
    .flatMap((scenario) =>
      scenario.vehicles.flatMap((vehicle) =>
        scenario.locales.flatMap((locale) => inMarkets<Head>({ scenario, vehicle, locale })),
      ),
    )
    .filter(({ vehicle }) => filter.vehicles.length === 0 || filter.vehicles.includes(vehicle))
    .filter(({ locale }) => filter.locales.length === 0 || filter.locales.includes(locale))
    .filter(
      ({ market }) => markets.length === 0 || (market !== undefined && markets.includes(market)),
    )
    .sort(
      (one, other) =>
        compare(one.scenario.file, other.scenario.file) ||
        compare(one.vehicle, other.vehicle) ||
        compare(one.locale, other.locale) ||
        compare(one.market ?? '', other.market ?? ''),
    )
}

function inMarkets<Head extends ScenarioHead>(
  planned: PlannedRun<Head>,
): readonly PlannedRun<Head>[] {
  const { markets } = planned.scenario
  return markets.length === 0 ? [planned] : markets.map((market) => ({ ...planned, market }))
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0
}
