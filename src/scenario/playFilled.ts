import { explainArgument } from './explainArgument.ts'
import { referencesIn, withNames, withoutEscapes } from './references.ts'
import type { Outcome, Stage } from './stage.ts'
import type { Step } from './step.ts'

/** Plays a step that names kept values, with what they are by now. */
export async function playFilled(known: Step, argument: unknown, stage: Stage): Promise<Outcome> {
  const missing = referencesIn(argument).find(({ name }) => !stage.kept.has(name))
  if (missing !== undefined) {
    const { name } = missing
    return { passed: false, expected: `a value kept as ${name}`, seen: 'none was kept' }
  }
  const filled = withoutEscapes(withNames(argument, stage.kept))
  const read = known.read(filled)
  if (!('issues' in read)) return read.play(stage)
  const [issue] = read.issues
  if (issue === undefined) throw new Error(`${known.name} is refused without a reason`)
  const { problem, expected } = explainArgument(known, issue, filled)
  return { passed: false, expected, seen: problem }
}
