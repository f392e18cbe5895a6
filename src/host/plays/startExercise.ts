import type { Payload } from '../../contract/channels.ts'
import type { ExerciseResult, Hand, Play } from '../../contract/playChannels.ts'
import { shortestWay } from '../../explore/shortestWay.ts'
import {
  asksSomething,
  courseAfter,
  isDrivers,
  restedAt,
  type Reached,
} from '../../scenario/exerciseCourse.ts'
import { handOfInput } from '../../scenario/handOf.ts'
import type { ScreenView } from '../../contract/screenView.ts'
import { screenState } from '../../scenario/screenState.ts'
import { inputCounter } from './inputCounter.ts'
import { PlayFault } from './PlayFault.ts'
import { openPlayStage } from './playStage.ts'
import { demandPlace, playOf, type PlayOptions, type RunningPlay } from './runningPlay.ts'

/** What stands in a scenario for those who check: the rehearsal has seen it already. */
const looks: readonly string[] = ['see', 'message']

/**
 * Lets somebody do what a scenario does. The driver's steps are theirs, fulfilled by the state they reach; all others
 * happen by themselves when it is their turn.
 */
export async function startExercise(options: PlayOptions): Promise<RunningPlay> {
  const { rehearsal, newId, elapsed, onChange } = options
  const { steps, tasks } = rehearsal
  if (rehearsal.failure !== undefined) throw new PlayFault('scenario-failed', rehearsal.failure)
  const taskCount = tasks.filter(asksSomething).length
  if (taskCount === 0) {
    throw new PlayFault('exercise-without-tasks', 'the driver has nothing to do in this scenario')
  }
  const counter = inputCounter()
  let began = elapsed()
  let ended: Pick<ExerciseResult, 'virtualMilliseconds' | 'realMilliseconds'> | undefined
  let hints = 0
  let at = 0
  let said: string | undefined
  let failure: Play['failure']
  let hint: Play['hint']
  let id = ''
  let virtualBefore = 0
  let course: Promise<unknown> = Promise.resolve()
  function inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    const result = course.then(work)
    course = result.catch(() => undefined)
    return result
  }

  let stage = await openPlayStage({ ...options, pace: 'real' })
  let opened = stage.side.scenario.now()
  await enterWorld(0)

  /** From here on the trainee drives, after so many steps that are done for them. */
  async function enterWorld(to: number): Promise<void> {
    id = newId()
    at = 0
    said = undefined
    failure = undefined
    hint = undefined
    ended = undefined
    counter.forgetLast()
    while (at < to && failure === undefined) await playStep()
    const own = stage
    const { bus, vin } = own.side.scenario
    await bus.listen(['headUnit.input.answered', 'headUnit.screen.shown'], { vin }, (event) => {
      // the steps that happen by themselves are driven from here
      if (event.type === 'headUnit.input.answered' && event.payload.inputId.startsWith('run-'))
        return
      void inTurn(async () => {
        if (own !== stage) return
        if (event.type === 'headUnit.input.answered') await take(event.payload)
        else await reach({ state: screenState(event.payload), refused: undefined })
      })
    })
    await bus.listen(
      ['driver.key.pressed', 'driver.entry.chosen', 'driver.knob.turned', 'driver.input.confirmed'],
      { vin },
      ({ type, payload }) => {
        if (ended === undefined) counter.hear(type, payload.inputId)
      },
    )
    await goOn()
  }

  async function playStep(): Promise<void> {
    const step = steps[at]
    if (step === undefined) return
    const outcome = await stage.play(step)
    if (!outcome.passed) {
      failure = { expected: outcome.expected, seen: outcome.seen }
      return
    }
    at += 1
    if (outcome.said !== undefined) said = outcome.said
  }

  /** Whatever is not the trainee's happens by itself. */
  async function goOn(): Promise<void> {
    at = restedAt(tasks, at)
    for (;;) {
      const step = steps[at]
      if (step === undefined || isDrivers(step) || failure !== undefined) break
      if (looks.includes(step.name)) at += 1
      else await playStep()
      at = restedAt(tasks, at)
    }
    if (at === steps.length) ended ??= timesNow()
  }

  async function take({ inputId, view, accepted, reason }: Answer): Promise<void> {
    // the screen is shown before its input is answered, and may have been the last one
    if (ended !== undefined && !counter.knows(inputId)) return
    counter.count(inputId)
    hint = undefined
    await reach({ state: screenState(view), refused: accepted ? undefined : reason })
    onChange()
  }

  async function reach(reached: Reached): Promise<void> {
    const next = courseAfter(tasks, at, reached)
    if (next === at) return
    at = next
    hint = undefined
    await goOn()
    onChange()
  }

  function timesNow() {
    return {
      virtualMilliseconds: virtualBefore + stage.side.scenario.now() - opened,
      realMilliseconds: Math.round(elapsed() - began),
    }
  }

  function result(): ExerciseResult {
    const needed = steps.slice(0, at).filter(isDrivers).length
    return {
      tasks: taskCount,
      fulfilled: tasks.slice(0, at).filter(asksSomething).length,
      hints,
      inputs: counter.inputs(),
      needless: Math.max(0, counter.inputs() - needed),
      ...(ended ?? timesNow()),
    }
  }

  async function wayFrom(view: ScreenView): Promise<{ hand: Hand; inputs: number }> {
    const step = steps[at]
    const task = tasks[at]
    if (step === undefined || task === undefined) {
      throw new PlayFault('exercise-done', 'there is nothing left to do')
    }
    // nobody can look for what is typed, or for a refusal: the way leads to where the step itself is to be done
    const isOwn = ['enter', 'erase'].includes(step.name) || task.refused !== undefined
    if (isOwn && stateOfEmpty(view, step.name) === task.before) {
      const hand = await stage.handOf(step)
      if (hand !== undefined) return { hand, inputs: 1 }
    }
    const wanted = isOwn ? task.before : task.after
    const copy = stage.side.world.copyOfCar(stage.side.scenario.vin)
    const way =
      copy === undefined ? undefined : shortestWay(copy, (there) => screenState(there) === wanted)
    const [first] = way ?? []
    if (way === undefined || first === undefined) {
      throw new PlayFault('no-way-found', 'no way from here to the next task is near')
    }
    return { hand: handOfInput(first, view), inputs: way.length + (isOwn ? 1 : 0) }
  }

  return {
    state: () => ({
      ...playOf('exercise', options, stage, id),
      at,
      exercise: result(),
      ...(said === undefined ? {} : { said }),
      ...(failure === undefined ? {} : { failure }),
      ...(hint === undefined ? {} : { hint }),
    }),
    world: () => stage.side.world,
    moveTo: (to) =>
      inTurn(async () => {
        demandPlace(rehearsal, to)
        const former = stage
        const { virtualMilliseconds } = timesNow()
        stage = await openPlayStage({ ...options, pace: 'real' })
        opened = stage.side.scenario.now()
        virtualBefore = to === 0 ? 0 : virtualMilliseconds
        if (to === 0) {
          counter.reset()
          hints = 0
          began = elapsed()
        }
        await enterWorld(to)
        await former.close()
      }),
    hint: () =>
      inTurn(async () => {
        stage.stage.driver.lookAgain()
        hint = await wayFrom(await stage.stage.driver.view())
        hints += 1
      }),
    async close() {
      await course
      await stage.close()
    },
  }
}

type Answer = Payload<'headUnit.input.answered'>

/** The state, and where something is to be typed: as if nothing of it were typed yet. */
function stateOfEmpty(view: ScreenView, step: string): string {
  const { input } = view
  return screenState(
    step === 'enter' && input !== undefined ? { ...view, input: { ...input, length: 0 } } : view,
  )
}
