/** Why a file cannot be played as a scenario. */
export interface ScenarioFault {
  readonly file: string
  readonly line: number
  readonly column: number
  readonly problem: string
  readonly expected: string
  readonly suggestion?: string
}

/** One readable line: place, problem, what was expected, what was probably meant. */
export function scenarioFaultText(fault: ScenarioFault): string {
  const place = `${fault.file}:${String(fault.line)}:${String(fault.column)}`
  const hint = fault.suggestion === undefined ? '' : ` (did you mean ${fault.suggestion}?)`
  return `${place} ${fault.problem}; expected ${fault.expected}${hint}`
}
