import type { Catalogue } from '../catalogue/catalogue.ts'
import { planRuns, type PlannedRun } from '../scenario/planRuns.ts'
import type { ScenarioHead } from '../scenario/scenario.ts'
import { scenarioFaultText } from '../scenario/scenarioFault.ts'
import { shuffled } from '../scenario/shuffled.ts'
import { WrongUse } from './command.ts'
import type { FoundScenarios } from './findScenarios.ts'
import { demandLocale, demandVehicle } from './knownNames.ts'

interface PlanFlags {
  readonly vehicle: readonly string[]
  readonly locale: readonly string[]
  readonly market: readonly string[]
  readonly tag: readonly string[]
  readonly grep?: string
  readonly shard?: string
  readonly order: string
}

/** The runs that a command line means of the scenarios that are found, in the order in which they are told. */
export async function planOf<Head extends ScenarioHead>(
  find: () => Promise<FoundScenarios<Head>>,
  flags: PlanFlags,
  catalogue: Catalogue,
  seed: number,
): Promise<readonly PlannedRun<Head>[]> {
  for (const id of flags.vehicle) demandVehicle(catalogue, id)
  const locales = flags.locale.filter((locale) => locale !== 'all')
  for (const locale of locales) demandLocale(catalogue, locale)
  const grep = grepOf(flags.grep)
  const shard = shardOf(flags.shard)
  const order = orderOf(flags.order)
  const found = await find()
  demandReadable(found)
  const planned = planRuns(found.scenarios, {
    vehicles: flags.vehicle,
    locales,
    markets: flags.market,
    tags: flags.tag,
    grep,
  })
  if (planned.length > 0) {
    const mixed = order === 'random' ? shuffled(planned, seed) : planned
    return mixed.filter((_, index) => index % shard.of === shard.part - 1)
  }
  const part = found.scenarios.length === 0 ? found.parts[0] : undefined
  throw new WrongUse(
    part === undefined
      ? 'nothing to run: no scenario matches --grep, --tag, --vehicle and --locale'
      : `${part.file} is a part of other scenarios`,
    {
      place: part?.file ?? '--vehicle, --locale, --tag, --grep',
      expected: 'at least one run (`pcm run --list` shows them)',
    },
  )
}

function demandReadable({ faults }: FoundScenarios<ScenarioHead>): void {
  const [first] = faults
  if (first === undefined) return
  const { file, line, column, expected, suggestion } = first
  throw new WrongUse(scenarioFaultText(first), {
    place: `${file}:${String(line)}:${String(column)}`,
    expected,
    suggestion,
    faults: faults.map(scenarioFaultText),
  })
}

/** `2/4` is the second of four parts; a part may be empty where there are few runs. */
function shardOf(written = '1/1'): { readonly part: number; readonly of: number } {
  const match = /^(\d{1,4})\/(\d{1,4})$/.exec(written)
  const [part, of] = [Number(match?.[1]), Number(match?.[2])]
  if (match !== null && part >= 1 && part <= of) return { part, of }
  const expected = 'a part and a number of parts, such as 1/4'
  throw new WrongUse(`--shard ${written}: not a part`, { place: '--shard', expected })
}

function orderOf(written: string): 'sorted' | 'random' {
  if (written === 'sorted' || written === 'random') return written
  const expected = 'sorted or random'
  throw new WrongUse(`--order ${written}: not an order`, { place: '--order', expected })
}

function grepOf(written: string | undefined): RegExp | undefined {
  if (written === undefined) return undefined
  try {
    return new RegExp(written, 'iu')
  } catch {
    const expected = 'a regular expression'
    throw new WrongUse(`--grep ${written}: not a pattern`, { place: '--grep', expected })
  }
}
