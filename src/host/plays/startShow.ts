import type { Play } from '../../contract/playChannels.ts'
import { PlayFault } from './PlayFault.ts'
import { openPlayStage } from './playStage.ts'
import { demandPlace, playOf, type PlayOptions, type RunningPlay } from './runningPlay.ts'

/**
 * Plays a scenario for somebody who watches, a step whenever one is asked for: how long a step takes is up to the face
 * that shows it. Going anywhere else is going there quickly in a fresh world.
 */
export async function startShow(options: PlayOptions): Promise<RunningPlay> {
  const { rehearsal, newId } = options
  const { steps } = rehearsal
  const open = () => openPlayStage({ ...options, pace: 'virtual' })
  let stage = await open()
  let id = newId()
  let at = 0
  let said: string | undefined
  let failure: Play['failure']
  let next = await handOfNext()

  async function handOfNext() {
    const step = steps[at]
    return step === undefined ? undefined : stage.handOf(step)
  }

  async function playNext(isSeen: boolean): Promise<void> {
    const step = steps[at]
    if (step === undefined || failure !== undefined) return
    const outcome = await stage.play(step, isSeen)
    if (outcome.passed) {
      at += 1
      if (outcome.said !== undefined) said = outcome.said
    } else {
      failure = { expected: outcome.expected, seen: outcome.seen }
    }
  }

  return {
    state: () => ({
      ...playOf('show', options, stage, id),
      at,
      ...(next === undefined ? {} : { next }),
      ...(said === undefined ? {} : { said }),
      ...(failure === undefined ? {} : { failure }),
    }),
    world: () => stage.side.world,
    async moveTo(to) {
      demandPlace(rehearsal, to)
      const isSeen = to === at + 1
      if (!isSeen) {
        const former = stage
        stage = await open()
        id = newId()
        at = 0
        said = undefined
        failure = undefined
        await former.close()
      }
      while (at < to && failure === undefined) await playNext(isSeen)
      next = failure === undefined ? await handOfNext() : undefined
    },
    hint: () => Promise.reject(new PlayFault('no-exercise', 'only an exercise has hints')),
    close: () => stage.close(),
  }
}
