import { courseOf } from '../../scenario/courseOf.ts'
import { isDrivers, type Task } from '../../scenario/exerciseCourse.ts'
import type { Scenario, ScenarioStep } from '../../scenario/scenario.ts'
import { screenState } from '../../scenario/screenState.ts'
import { stepText } from '../../scenario/stepText.ts'
import { PlayFault } from './PlayFault.ts'
import { openPlayStage, type PlayStageOptions } from './playStage.ts'

/** A scenario as it goes in one car: its steps one after the other, with conditions and repeats unfolded. */
export interface Rehearsal {
  /** The last one is the one that failed, if one did. */
  readonly steps: readonly ScenarioStep[]
  readonly tasks: readonly Task[]
  /** What became of the step that failed. */
  readonly failure: string | undefined
}

/** More would not fit into one message. */
const mostSteps = 250

/** Plays a scenario through, to know which steps it takes and which state each of them leads to. */
export async function rehearse(
  { setup, steps: items, teardown }: Scenario,
  options: Omit<PlayStageOptions, 'pace'>,
): Promise<Rehearsal> {
  const stage = await openPlayStage({ ...options, pace: 'virtual' })
  const state = async () => screenState(await stage.stage.driver.view())
  const steps: ScenarioStep[] = []
  const tasks: Task[] = []
  try {
    let before = await state()
    for await (const step of courseOf([...setup, ...items, ...teardown], stage.stage)) {
      if (steps.length === mostSteps) {
        throw new PlayFault(
          'scenario-too-long',
          `more than ${String(mostSteps)} steps; pcm run plays them`,
        )
      }
      steps.push(step)
      const outcome = await stage.play(step)
      if (!outcome.passed) {
        const failure = `line ${String(step.line)} ${stepText(step, stage.stage.locale)}: expected ${outcome.expected}, seen ${outcome.seen}`
        return { steps, tasks, failure }
      }
      const after = await state()
      const refused = outcome.accepted === false ? outcome.reason : undefined
      tasks.push({ isDrivers: isDrivers(step), before, after, refused })
      before = after
    }
    return { steps, tasks, failure: undefined }
  } finally {
    await stage.close()
  }
}
