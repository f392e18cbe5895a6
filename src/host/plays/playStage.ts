import type { Catalogue } from '../../catalogue/catalogue.ts'
import type { Given } from '../../contract/fixture.ts'
import type { Hand } from '../../contract/playChannels.ts'
import { handOf } from '../../scenario/handOf.ts'
import { openStage, type OpenedStage } from '../../scenario/openStage.ts'
import type { ScenarioStep } from '../../scenario/scenario.ts'
import type { Outcome } from '../../scenario/stage.ts'
import type { openSideWorld, SideWorld } from '../../world/openScenarioWorld.ts'

export interface PlayStageOptions {
  readonly catalogue: Catalogue
  readonly openWorld: ReturnType<typeof openSideWorld>
  readonly vehicle: string
  readonly locale: string
  readonly market?: string | undefined
  readonly given: Given
  readonly pace: 'real' | 'virtual'
}

/** One fresh world in which steps are played one by one. */
export interface PlayStage extends OpenedStage {
  readonly side: SideWorld
  /** A step that is seen takes its time: one that waits lets the clock run. */
  play(step: ScenarioStep, isSeen?: boolean): Promise<Outcome>
  /** Which control a step would work now. */
  handOf(step: ScenarioStep): Promise<Hand | undefined>
}

export async function openPlayStage(options: PlayStageOptions): Promise<PlayStage> {
  let side: SideWorld | undefined
  let isWatched = false
  const opened = await openStage({
    ...options,
    seed: 1,
    async openWorld(request) {
      const opening = await options.openWorld({ ...request, pace: options.pace })
      const { scenario, world } = opening
      side = opening
      return {
        ...scenario,
        advance: (milliseconds) =>
          isWatched ? world.showPassing(milliseconds) : scenario.advance(milliseconds),
      }
    },
  })
  if (side === undefined) throw new Error('a stage has a world')
  const { stage } = opened
  return {
    ...opened,
    side,
    async play(step, isSeen = false) {
      // somebody else may have driven the car meanwhile
      stage.driver.lookAgain()
      if (step.isInput) opened.markInput()
      isWatched = isSeen
      return step.play(stage)
    },
    async handOf(step) {
      stage.driver.lookAgain()
      return handOf(step, await stage.driver.view(), stage)
    },
  }
}
