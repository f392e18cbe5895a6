import { isBlock, type Scenario, type ScenarioItem } from './scenario.ts'
import type { ScenarioFault } from './scenarioFault.ts'
import { suggestionFor } from './suggestionFor.ts'

/** Steps of a file that name a value before it is sure to have been kept. */
export function keptNameFaults({ setup, steps, teardown }: Scenario): readonly ScenarioFault[] {
  return faultsIn([...setup, ...steps, ...teardown], new Set())
}

/** Goes through the steps in their order; `known` grows as it goes. */
function faultsIn(items: readonly ScenarioItem[], known: Set<string>): readonly ScenarioFault[] {
  return items.flatMap((item) => {
    const faults = item.uses.flatMap(({ name, line, column }): ScenarioFault[] => {
      if (known.has(name)) return []
      const suggestion = suggestionFor(name, [...known])
      const expected = `keep: { ${name}: … } in a step before; a dollar sign is written $$`
      const problem = `nothing is kept as ${name} by then`
      const hint = suggestion === undefined ? {} : { suggestion }
      return [{ file: item.file, line, column, problem, expected, ...hint }]
    })
    // a part does not see what is kept outside it, and is looked at by itself
    const inner =
      isBlock(item) && item.part === undefined
        ? Object.values(item.lists).flatMap((list) => faultsIn(list, new Set(known)))
        : []
    for (const name of keptBy(item)) known.add(name)
    return [...faults, ...inner]
  })
}

/** What is kept for sure when a step has been played. */
function keptBy(item: ScenarioItem): readonly string[] {
  if (!isBlock(item)) return item.keeps
  return item.certain.flatMap((key) => (item.lists[key] ?? []).flatMap(keptBy))
}
