import type { Catalogue } from '../catalogue/catalogue.ts'
import type { CatalogueFiles } from '../catalogue/parseCatalogue.ts'
import type { Scenario } from '../scenario/scenario.ts'

/** Which rules of the documents have a scenario, and which have none. */
export interface RuleCoverage {
  readonly shown: readonly string[]
  readonly missing: readonly string[]
  /** Those that are expected and have none. */
  readonly faults: readonly { readonly line: number; readonly text: string }[]
}

export function ruleCoverage(
  { rules }: Catalogue,
  files: CatalogueFiles,
  scenarios: readonly Scenario[],
): RuleCoverage {
  const named = new Set(scenarios.flatMap((scenario) => scenario.rules))
  const lines = (files['rules.yaml'] ?? '').split('\n')
  const missing = rules.filter(({ id }) => !named.has(id))
  return {
    shown: rules.map(({ id }) => id).filter((id) => named.has(id)),
    missing: missing.map(({ id }) => id),
    faults: missing
      .filter(({ expected }) => expected === true)
      .map(({ id, title }) => ({
        line: lines.findIndex((line) => new RegExp(`\\bid: ${id}\\b`).test(line)) + 1,
        text: `${id} (${title}) is expected, and no scenario shows it`,
      })),
  }
}
