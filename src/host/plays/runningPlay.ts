import type { Play, PlayPurpose } from '../../contract/playChannels.ts'
import type { Given } from '../../contract/fixture.ts'
import type { Scenario } from '../../scenario/scenario.ts'
import { stepText } from '../../scenario/stepText.ts'
import type { SideWorld } from '../../world/openScenarioWorld.ts'
import { PlayFault } from './PlayFault.ts'
import type { Rehearsal } from './rehearse.ts'
import type { PlayStage, PlayStageOptions } from './playStage.ts'

/** What is going on in a world of its own beside the default one. */
export interface RunningPlay {
  state(): Play
  /** The world to look into; another one after every move but the next step. */
  world(): SideWorld['world']
  /** Plays the next step, or goes to any other place. */
  moveTo(to: number): Promise<void>
  /** Shows what to do now. */
  hint(): Promise<void>
  close(): Promise<void>
}

export interface PlayOptions extends Pick<PlayStageOptions, 'catalogue' | 'openWorld' | 'market'> {
  readonly scenario: Scenario
  readonly given: Given
  /** As it went when it was rehearsed; a recording has none. */
  readonly rehearsal: Rehearsal
  readonly vehicle: string
  readonly locale: string
  newId(): string
  /** Real milliseconds; they stand in the result of an exercise and decide nothing. */
  elapsed(): number
  /** Told after every change that nobody has asked for. */
  onChange(): void
}

/** What all plays tell, of the stage they are on. */
export function playOf(
  purpose: PlayPurpose,
  { scenario, rehearsal, vehicle, locale }: PlayOptions,
  stage: PlayStage,
  id: string,
): Omit<Play, 'at'> {
  const { vin, accountId } = stage.side.scenario
  return {
    id,
    purpose,
    name: scenario.name,
    file: scenario.file,
    vehicle,
    locale,
    vin,
    accountId,
    steps: rehearsal.steps.map((step) => ({
      line: step.line,
      name: step.name,
      text: shortened(stepText(step, locale)),
    })),
  }
}

const longestLine = 160

function shortened(text: string): string {
  return text.length > longestLine ? `${text.slice(0, longestLine)}…` : text
}

/** A place in the steps, or a fault. */
export function demandPlace({ steps }: Rehearsal, to: number): void {
  if (to <= steps.length) return
  throw new PlayFault('no-such-step', `${String(to)} of ${String(steps.length)} steps`)
}
