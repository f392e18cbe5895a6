import { vehicleOf } from '../../src/catalogue/vehicle.ts'
import { findScenarios } from '../../src/cli/findScenarios.ts'
import { nodeFiles } from '../../src/cli/nodeFiles.ts'
import { planRuns, type PlannedRun } from '../../src/scenario/planRuns.ts'
import { shippedCatalogue } from './shippedFacts.ts'

/** Every run of the shipped scenarios, or of those below this path. */
export async function shippedRuns(path = 'assets/scenarios'): Promise<readonly PlannedRun[]> {
  const context = { cwd: process.cwd(), files: nodeFiles } as Parameters<typeof findScenarios>[0]
  const { scenarios, faults } = await findScenarios(context, [path], shippedCatalogue())
  if (faults.length > 0) throw new Error(JSON.stringify(faults))
  return planRuns(scenarios, { vehicles: [], locales: [] })
}

/** Of each scenario one run a menu family that it is for. */
export function oneRunAFamily(planned: readonly PlannedRun[]): readonly PlannedRun[] {
  const seen = new Set<string>()
  return planned.filter(({ scenario, vehicle }) => {
    const family = vehicleOf(shippedCatalogue(), vehicle, [])?.data ?? ''
    const key = `${scenario.file} ${family}`
    if (seen.has(key)) return false
    seen.add(key)
    return true
  })
}
