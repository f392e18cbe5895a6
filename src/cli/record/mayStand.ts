import type { Catalogue } from '../../catalogue/catalogue.ts'
import { parseScenario } from '../../scenario/parseScenario.ts'
import { writeStep, type WrittenStep } from '../../scenario/writeScenario.ts'

/** Whether a step may stand in a scenario for this vehicle: a program may press what exists nowhere. */
export function mayStand(catalogue: Catalogue, vehicle: string): (step: WrittenStep) => boolean {
  return (step) => {
    const text = `name: x\nvehicle: ${vehicle}\n---\n- ${writeStep(step)}\n`
    return 'scenario' in parseScenario(new TextEncoder().encode(text), '', catalogue)
  }
}
