import { isBlock, type ScenarioBlock, type ScenarioItem, type ScenarioStep } from './scenario.ts'
import type { Outcome, Stage } from './stage.ts'

/**
 * The steps to play, one after the other, as conditions and repeats unfold.
 * Ask for the next one only when the last one has been played: what comes may depend on what is seen by then.
 */
export async function* courseOf(
  items: readonly ScenarioItem[],
  stage: Stage,
): AsyncGenerator<ScenarioStep, void> {
  for (const item of items) {
    if (isBlock(item)) yield* courseOfBlock(item, stage)
    else yield item
  }
}

async function* courseOfBlock(
  block: ScenarioBlock,
  stage: Stage,
): AsyncGenerator<ScenarioStep, void> {
  for (let count = 0; ; count += 1) {
    const round = await block.round(count, block.lists, stage)
    if (round.play !== undefined) {
      yield* courseOf(round.play, stage)
      continue
    }
    if (round.outcome !== undefined) yield told(block, round.outcome)
    return
  }
}

/** What has become of a block, told as a step. */
function told({ lists: _, round: __, ...written }: ScenarioBlock, outcome: Outcome): ScenarioStep {
  return { ...written, isInput: false, keeps: [], play: () => Promise.resolve(outcome) }
}
