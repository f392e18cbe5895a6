import { join, resolve, sep } from 'node:path'
import { faultText, type Catalogue } from '../../catalogue/catalogue.ts'
import { checkCatalogue } from '../../catalogue/checkCatalogue.ts'
import { coverageOf, type Coverage } from '../../catalogue/coverageOf.ts'
import { parseCatalogue } from '../../catalogue/parseCatalogue.ts'
import { readCatalogueFiles } from '../../host/readCatalogue.ts'
import type { Scenario } from '../../scenario/scenario.ts'
import { scenarioFaultText } from '../../scenario/scenarioFault.ts'
import { exitCodes, type CliContext, type Command, type CommonOptions } from '../command.ts'
import { findScenarios, shownPath } from '../findScenarios.ts'
import { catalogueFolder } from '../loadCatalogue.ts'
import { ruleCoverage, type RuleCoverage } from '../ruleCoverage.ts'
import { tableText } from '../tableText.ts'

export const check: Command = {
  register(program, context, finish) {
    program
      .command('check')
      .description('hold catalogue and scenario files against the rules')
      .argument(
        '[files...]',
        'scenario or catalogue files, or folders; by default all that are shipped',
      )
      .action(async (named: readonly string[], options: CommonOptions) => {
        const checked = await checkFiles(context, named, options)
        print(context, checked, options.json === true)
        finish(exitCodeOf(checked))
      })
  },
}

interface CheckedFault {
  readonly place: string
  readonly text: string
}

interface Checked {
  readonly unreadable: readonly CheckedFault[]
  readonly broken: readonly CheckedFault[]
  readonly vehicles: number
  readonly scenarios: number
  readonly coverage: readonly Coverage[]
  /** Asked only when everything that is shipped is checked. */
  readonly rules: RuleCoverage | undefined
}

async function checkFiles(
  context: CliContext,
  named: readonly string[],
  { catalogue: given }: CommonOptions,
): Promise<Checked> {
  const folder = catalogueFolder(context, await namedCatalogue(context, named, given))
  const files = await readCatalogueFiles(folder)
  const parsed = parseCatalogue(files)
  const { catalogue } = parsed
  const paths = named.map((name) => resolve(context.cwd, name))
  const ofCatalogue = paths.filter((path) => `${path}${sep}`.startsWith(`${folder}${sep}`))
  const isMeant = (file: string) =>
    named.length === 0 ||
    ofCatalogue.some((path) => `${join(folder, file)}${sep}`.startsWith(`${path}${sep}`))
  const shownFault = (fault: {
    file: string
    line: number
    column: number
    at: string
    problem: string
  }) => {
    const shown = { ...fault, file: shownPath(context, join(folder, fault.file)) }
    return {
      place: `${shown.file}:${String(shown.line)}:${String(shown.column)}`,
      text: faultText(shown),
    }
  }
  const asksCatalogue = named.length === 0 || ofCatalogue.length > 0
  const rules = asksCatalogue && parsed.faults.length === 0 ? checkCatalogue(files).faults : []
  const others = named.filter((name) => !ofCatalogue.includes(resolve(context.cwd, name)))
  const { faults, found } = await checkScenarios(
    context,
    named.length === 0 ? shipped(context) : others,
    catalogue,
  )
  const isClean = parsed.faults.length === 0 && faults.length === 0
  const coverage = named.length === 0 && isClean ? ruleCoverage(catalogue, files, found) : undefined
  const rulesFile = shownPath(context, join(folder, 'rules.yaml'))
  const missing = (coverage?.faults ?? []).map(({ line, text }) => {
    const place = `${rulesFile}:${String(line)}:1`
    return { place, text: `${place} ${text}` }
  })
  return {
    // a catalogue that cannot be read makes every other answer worthless, whatever was asked
    unreadable: [...parsed.faults.map(shownFault), ...faults],
    broken: [...rules.filter(({ file }) => isMeant(file)).map(shownFault), ...missing],
    vehicles: asksCatalogue ? vehicleCount(catalogue) : 0,
    scenarios: found.length,
    coverage: asksCatalogue ? coverageOf(catalogue) : [],
    rules: coverage,
  }
}

/** The catalogue that is meant: the given one, else a named folder that is one itself. */
async function namedCatalogue(
  { files, cwd }: CliContext,
  named: readonly string[],
  given: string | undefined,
): Promise<string | undefined> {
  if (given !== undefined) return given
  for (const name of named) {
    const path = resolve(cwd, name)
    if ((await files.kindOf(join(path, 'menus'))) === 'folder') return path
  }
  return undefined
}

function shipped({ packageRoot }: CliContext): readonly string[] {
  return [join(packageRoot, 'assets', 'scenarios')]
}

async function checkScenarios(
  context: CliContext,
  named: readonly string[],
  catalogue: Catalogue,
): Promise<{ readonly faults: readonly CheckedFault[]; readonly found: readonly Scenario[] }> {
  if (named.length === 0) return { faults: [], found: [] }
  const found = await findScenarios(context, named, catalogue)
  return {
    found: [...found.scenarios, ...found.parts],
    faults: found.faults.map((fault) => ({
      place: `${fault.file}:${String(fault.line)}:${String(fault.column)}`,
      text: scenarioFaultText(fault),
    })),
  }
}

function vehicleCount({ vehicles }: Catalogue): number {
  return vehicles
    .flatMap(({ generations }) => generations)
    .reduce((sum, { modelYears }) => sum + modelYears.length, 0)
}

function exitCodeOf({ unreadable, broken }: Checked): number {
  if (unreadable.length > 0) return exitCodes.wrongUse
  return broken.length > 0 ? exitCodes.failed : exitCodes.passed
}

function print({ stdout, stderr }: CliContext, checked: Checked, json: boolean): void {
  const { unreadable, broken, vehicles, scenarios, coverage, rules } = checked
  const faults = [...unreadable, ...broken]
  for (const { text } of faults) stderr.write(`${text}\n`)
  if (json) {
    const ok = faults.length === 0
    stdout.write(
      `${JSON.stringify({ ok, vehicles, scenarios, faults, coverage, rules: shownRules(rules) }, null, 2)}\n`,
    )
    return
  }
  if (coverage.length > 0) stdout.write(`${coverageText(coverage)}\n`)
  if (rules !== undefined) stdout.write(rulesText(rules))
  const counted = [
    ...(vehicles > 0 ? [`${String(vehicles)} vehicles`] : []),
    ...(scenarios > 0 ? [`${String(scenarios)} scenarios`] : []),
    `${String(faults.length)} ${faults.length === 1 ? 'fault' : 'faults'}`,
  ]
  stdout.write(`${counted.join(', ')}\n`)
}

function shownRules(rules: RuleCoverage | undefined): object | undefined {
  return rules && { shown: rules.shown, missing: rules.missing }
}

function rulesText({ shown, missing }: RuleCoverage): string {
  const all = shown.length + missing.length
  const without = missing.length === 0 ? '' : `; none for ${missing.join(', ')}`
  return `${String(shown.length)} of ${String(all)} rules have a scenario${without}\n`
}

function coverageText(coverage: readonly Coverage[]): string {
  const rows = coverage.map(({ locale, name, printed, positions, missingTexts }) => [
    locale,
    name,
    `${String(printed)} of ${String(positions)} labels printed`,
    missingTexts.length === 0
      ? 'texts complete'
      : `${String(missingTexts.length)} texts in English`,
  ])
  return tableText(rows)
}
