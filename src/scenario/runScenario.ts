import { courseOf } from './courseOf.ts'
import { openStage, type OpenedStage, type StageRequest } from './openStage.ts'
import type { PlannedRun } from './planRuns.ts'
import type { Failure, RunEvent, RunTitle, StepSight } from './runEvent.ts'
import type { ScenarioStep, ScenarioHead } from './scenario.ts'
import { screenText } from './screenText.ts'
import { sightTaker, toldOf } from './sightTaker.ts'
import type { Outcome } from './stage.ts'
import { messageText } from './steps/message.ts'
import { stepText } from './stepText.ts'
import { spanText } from '../contract/span.ts'

export interface RunOptions extends Pick<StageRequest, 'catalogue' | 'openWorld' | 'seed'> {
  /** Real milliseconds since some moment; shown under `timing` and used for nothing else. */
  elapsed(): number
  /** Whether each step is told with the screens, messages and states around it. */
  readonly withSights?: boolean
  /** The virtual milliseconds that a run may take; undefined for no limit. */
  readonly virtualLimit?: number | undefined
  /** Asked at the start of each run. */
  readonly guard?: () => RunGuard
}

/** Sees to it that a run ends: a lost answer must not keep anybody waiting for ever. */
export interface RunGuard {
  /** Resolves with the reason when the run has to end before its time. */
  readonly cut: Promise<string>
  /** Called before each step, to let the outside be heard: a run may be one long chain of promises. */
  breathe(): Promise<void>
  /** The run has ended by itself. */
  release(): void
}

/**
 * Plays one scenario on one car in one language, in a fresh world, and tells what happens.
 * It knows no step by name and nothing of how a world is made.
 */
export async function* runScenario(
  planned: PlannedRun,
  options: RunOptions,
): AsyncGenerator<RunEvent> {
  const { scenario, vehicle, locale, market } = planned
  const { seed, elapsed, virtualLimit = Number.POSITIVE_INFINITY } = options
  const run = titleOf(planned)
  const began = elapsed()
  yield { type: 'runStarted', run, seed }
  const failed: { setup?: string; steps?: string; teardown?: string } = {}
  let broken: string | undefined
  let opened: OpenedStage | undefined
  const guard = options.guard?.()
  let lost: string | undefined
  const inTime = <Result>(work: Promise<Result>) =>
    unlessCut(unlessCut(work, guard?.cut), opened?.stage.world.lost)
  const place = { at: '' }
  const given = market === undefined ? scenario.given : { ...scenario.given, market }
  try {
    const opening = openStage({
      ...options,
      vehicle,
      locale,
      given,
      market: market ?? scenario.given.market,
    })
    opened = await inTime(opening).catch((error: unknown) => {
      // a world that opens too late is closed all the same, or it would keep the program alive
      opening.then((late) => late.close()).catch(() => undefined)
      throw error
    })
    void opened.stage.world.lost?.then((reason) => {
      lost = reason
    })
    const sights = options.withSights === true ? await inTime(sightTaker(opened.stage)) : undefined
    const { now } = opened.stage.world
    const start = now()
    for (const phase of ['setup', 'steps', 'teardown'] as const) {
      if (phase === 'steps' && failed.setup !== undefined) continue
      const course = courseOf(scenario[phase], opened.stage)
      for (;;) {
        const next = await inTime(course.next())
        if (next.done === true) break
        const step = next.value
        place.at = ` at ${step.file}:${String(step.line)} ${stepText(step, run.locale)}`
        await guard?.breathe()
        const event = await inTime(playStep(step, phase, opened, run, options))
        // what is seen of a world that is gone proves nothing
        if (lost !== undefined) throw new Error(lost)
        const sight = sights === undefined ? undefined : await inTime(sights.take())
        yield withSight(event, sight)
        if (now() - start > virtualLimit) {
          throw new Error(`more than ${spanText(virtualLimit)} of virtual time have passed`)
        }
        if (event.type === 'stepPassed') continue
        failed[phase] ??= sentenceOf(event)
        // what is to be put back is put back as far as that goes
        if (phase !== 'teardown') break
      }
    }
  } catch (error) {
    // no step has failed: the world or the program has, and nobody may have expected that
    broken = `the run broke off${place.at}: ${messageOf(error)}`
  } finally {
    // a world that answers no more may not answer to this either
    if (opened !== undefined) {
      await inTime(opened.close()).catch((error: unknown) => {
        broken ??= `the world did not close: ${messageOf(error)}`
      })
    }
    guard?.release()
  }
  const problem = problemOf(scenario.expect, broken, failed)
  yield {
    type: 'runFinished',
    run,
    ok: problem === undefined,
    expect: scenario.expect,
    ...(problem === undefined ? {} : { problem }),
    timing: { milliseconds: elapsed() - began },
  }
}

/** Why a run is not as expected: setup and teardown must pass, also of a scenario that must fail. */
function problemOf(
  expect: 'pass' | 'fail',
  broken: string | undefined,
  { setup, steps, teardown }: { setup?: string; steps?: string; teardown?: string },
): string | undefined {
  if (broken !== undefined) return broken
  if (setup !== undefined) return `the setup failed: ${setup}`
  if (expect === 'pass' && steps !== undefined) return steps
  if (expect === 'fail' && steps === undefined) return 'expected to fail, but every step passed'
  return teardown === undefined ? undefined : `the teardown failed: ${teardown}`
}

function withSight<Event extends RunEvent>(event: Event, sight: StepSight | undefined): Event {
  return sight === undefined ? event : { ...event, sight }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

function unlessCut<Result>(
  work: Promise<Result>,
  cut: Promise<string> | undefined,
): Promise<Result> {
  if (cut === undefined) return work
  const broken = cut.then((reason): never => {
    throw new Error(reason)
  })
  return Promise.race([work, broken])
}

function sentenceOf({ step, failure }: Extract<RunEvent, { type: 'stepFailed' }>): string {
  const place = `${step.file}:${String(step.line)}`
  return `${place} ${step.text}: expected ${failure.expected}, seen ${failure.seen}`
}

export function titleOf({ scenario, vehicle, locale, market }: PlannedRun<ScenarioHead>): RunTitle {
  const { file, name, rules } = scenario
  return {
    scenario: file,
    name,
    vehicle,
    locale,
    ...(market === undefined ? {} : { market }),
    ...(rules.length === 0 ? {} : { rules }),
  }
}

async function playStep(
  step: ScenarioStep,
  phase: 'setup' | 'steps' | 'teardown',
  opened: OpenedStage,
  run: RunTitle,
  { elapsed, seed }: RunOptions,
): Promise<Extract<RunEvent, { type: 'stepPassed' | 'stepFailed' }>> {
  const began = elapsed()
  if (step.isInput) opened.markInput()
  const outcome = await step.play(opened.stage)
  const told = {
    run,
    step: {
      file: step.file,
      line: step.line,
      name: step.name,
      text: stepText(step, run.locale),
      ...(phase === 'steps' ? {} : { phase }),
    },
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
    // the screen stands above, and an answer repeats it
    messages: toldOf(stage.messages()).map(messageText),
  }
}
