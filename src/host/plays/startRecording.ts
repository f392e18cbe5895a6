import { PlayFault } from './PlayFault.ts'
import { openPlayStage } from './playStage.ts'
import { playOf, type PlayOptions, type RunningPlay } from './runningPlay.ts'

/** A fresh car to record in; its time runs as the time of the default world does. What is done there, the page writes down. */
export async function startRecording(options: PlayOptions): Promise<RunningPlay> {
  const stage = await openPlayStage({ ...options, pace: 'real' })
  const told = playOf('recording', options, stage, options.newId())
  return {
    state: () => ({ ...told, at: 0 }),
    world: () => stage.side.world,
    moveTo: () => Promise.reject(new PlayFault('no-such-step', 'a recording has no steps yet')),
    hint: () => Promise.reject(new PlayFault('no-exercise', 'only an exercise has hints')),
    close: () => stage.close(),
  }
}
