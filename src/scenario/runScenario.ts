import { openStage, type OpenedStage, type StageRequest } from './openStage.ts'
import type { PlannedRun } from './planRuns.ts'
import type { Failure, RunEvent, RunTitle } from './runEvent.ts'
import type { ScenarioStep } from './scenario.ts'
import { screenText } from './screenText.ts'
import type { Outcome } from './stage.ts'
import { messageText } from './steps/message.ts'
import { stepText } from './stepText.ts'

export interface RunOptions extends Pick<StageRequest, 'catalogue' | 'openWorld' | 'seed'> {
  /** Real milliseconds since some moment; shown under `timing` and used for nothing else. */
  elapsed(): number
}

/**
 * Plays one scenario on one car in one language, in a fresh world, and tells what happens.
 * It knows no step by name and nothing of how a world is made.
 */
export async function* runScenario(
  planned: PlannedRun,
  options: RunOptions,
): AsyncGenerator<RunEvent> {
  const { scenario, vehicle, locale } = planned
  const { seed, elapsed } = options
  const run = titleOf(planned)
  const began = elapsed()
  yield { type: 'runStarted', run, seed }
  const opened = await openStage({ ...options, vehicle, locale, given: scenario.given })
  let failed: string | undefined
  try {
    for (const step of scenario.steps) {
      const event = await playStep(step, opened, run, options)
      yield event
      if (event.type === 'stepFailed') {
        const { failure } = event
        failed = `${step.file}:${String(step.line)} ${event.step.text}: expected ${failure.expected}, seen ${failure.seen}`
        break
      }
    }
  } finally {
    await opened.close()
  }
  const ok = (failed === undefined) === (scenario.expect === 'pass')
  const problem = failed ?? 'expected to fail, but every step passed'
  yield {
    type: 'runFinished',
    run,
    ok,
    expect: scenario.expect,
    ...(ok ? {} : { problem }),
    timing: { milliseconds: elapsed() - began },
  }
}

/** Plays many runs one after the other; after the first that is not as expected, `bail` skips the rest. */
export async function* runAll(
  planned: readonly PlannedRun[],
  options: RunOptions & { readonly bail: boolean },
): AsyncGenerator<RunEvent> {
  let stopped = false
  for (const one of planned) {
    if (stopped) {
      yield { type: 'runSkipped', run: titleOf(one) }
      continue
    }
    for await (const event of runScenario(one, options)) {
      if (event.type === 'runFinished' && !event.ok) stopped = options.bail
      yield event
    }
  }
}

export function titleOf({ scenario, vehicle, locale }: PlannedRun): RunTitle {
  return { scenario: scenario.file, name: scenario.name, vehicle, locale }
}

async function playStep(
  step: ScenarioStep,
  opened: OpenedStage,
  run: RunTitle,
  { elapsed, seed }: RunOptions,
): Promise<Extract<RunEvent, { type: 'stepPassed' | 'stepFailed' }>> {
  const began = elapsed()
  if (step.isInput) opened.markInput()
  const outcome = await step.play(opened.stage)
  const told = {
    run,
    step: { file: step.file, line: step.line, name: step.name, text: stepText(step) },
    ...(outcome.accepted === undefined ? {} : { accepted: outcome.accepted }),
    ...(outcome.reason === undefined ? {} : { reason: outcome.reason }),
    timing: { milliseconds: elapsed() - began },
  }
  if (outcome.passed) {
    return {
      type: 'stepPassed',
      ...told,
      ...(outcome.said === undefined ? {} : { said: outcome.said }),
    }
  }
  return { type: 'stepFailed', ...told, seed, failure: await failureOf(outcome, opened) }
}

async function failureOf(
  { expected, seen }: Extract<Outcome, { passed: false }>,
  { stage }: OpenedStage,
): Promise<Failure> {
  return {
    expected,
    seen,
    screen: screenText(await stage.driver.view()),
    messages: stage
      .messages()
      // the screen stands above, and an answer repeats it
      .filter(({ name }) => name !== 'headUnit.screen.shown' && name !== 'headUnit.states.changed')
      .map((message) =>
        message.name === 'headUnit.input.answered'
          ? messageText({ ...message, payload: withoutView(message.payload) })
          : messageText(message),
      ),
  }
}

function withoutView(payload: unknown): unknown {
  if (typeof payload !== 'object' || payload === null) return payload
  return Object.fromEntries(Object.entries(payload).filter(([key]) => key !== 'view'))
}
