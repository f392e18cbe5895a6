import type { Catalogue } from '../../../catalogue/catalogue.ts'
import { parseScenario } from '../../../scenario/parseScenario.ts'
import type { WrittenStep } from '../../../scenario/writeScenario.ts'

type Found = { readonly step: WrittenStep } | { readonly problem: string }

/** A step as somebody wrote it in one line, or what is wrong with it. */
export function writtenStepOf(line: string, vehicle: string, catalogue: Catalogue): Found {
  const text = `name: x\nvehicle: ${vehicle}\n---\n- ${line.trim()}\n`
  const parsed = parseScenario(new TextEncoder().encode(text), '', catalogue)
  if ('faults' in parsed) {
    const [fault] = parsed.faults
    const hint = fault?.suggestion === undefined ? '' : ` → ${fault.suggestion}`
    return { problem: `${fault?.problem ?? ''}; ${fault?.expected ?? ''}${hint}` }
  }
  const [step] = parsed.scenario.steps
  if (step === undefined) return { problem: '' }
  return { step: { name: step.name, argument: step.argument } }
}
