import { writeScenario } from '../../src/scenario/writeScenario.ts'

export interface BenchStep {
  readonly id: string
  /** What stands on it in English. */
  readonly label: string
  readonly role: 'key' | 'entry'
  /** Where it leads. */
  readonly path: readonly string[]
}

function step(
  role: BenchStep['role'],
  id: string,
  label: string,
  ...path: readonly string[]
): BenchStep {
  return { id, label, role, path }
}

/** The one flow that is measured in every way: ten inputs, each of which opens or leaves a screen. */
export const tenSteps: readonly BenchStep[] = [
  step('key', 'phone', 'PHONE', 'phone'),
  step('entry', 'opt', 'OPT', 'phone', 'opt'),
  step('entry', 'set_phone', 'SET PHONE', 'phone', 'opt', 'set_phone'),
  step('key', 'back', 'Back', 'phone', 'opt'),
  step('key', 'back', 'Back', 'phone'),
  step('key', 'home', 'Home'),
  step('key', 'apps', 'APPS', 'apps'),
  step('entry', 'opt', 'OPT', 'apps', 'opt'),
  step('key', 'back', 'Back', 'apps'),
  step('key', 'home', 'Home'),
]

/** The flow as a scenario, which looks at the screen after each step. */
export function tenStepScenario(): string {
  return writeScenario({
    header: { name: 'Ten steps', vehicle: '911-991-2018', locale: 'en' },
    steps: tenSteps.flatMap(({ id, role, path }) => [
      role === 'entry'
        ? { name: 'choose', argument: id }
        : id === 'back'
          ? { name: 'back', argument: {} }
          : { name: 'press', argument: id },
      { name: 'see', argument: { path: [...path] } },
    ]),
  })
}

/** The same flow for cucumber-js, so many times. */
export function tenStepFeature(scenarios: number): string {
  const lines = tenSteps.flatMap(({ id, role, path }) => [
    `    When the driver ${role === 'key' ? 'presses' : 'chooses'} ${id}`,
    `    Then the path is "${path.join('/')}"`,
  ])
  const all = Array.from({ length: scenarios }, (_, index) =>
    [`  Scenario: Ten steps ${String(index + 1)}`, '    Given a fresh world', ...lines].join('\n'),
  )
  return `Feature: Ten steps\n${all.join('\n')}\n`
}
