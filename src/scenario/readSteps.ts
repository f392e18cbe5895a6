import { explainIssue } from './explainIssue.ts'
import { mentionChecker } from './mentionChecker.ts'
import type { ScenarioStep } from './scenario.ts'
import type { ScenarioFault } from './scenarioFault.ts'
import { faultAt, withSuggestion, type ScenarioSource } from './scenarioSource.ts'
import { steps } from './steps.ts'

/** Reads the second document: the list of steps. */
export function readSteps(
  source: ScenarioSource,
): { readonly steps: readonly ScenarioStep[] } | { readonly faults: readonly ScenarioFault[] } {
  const { value } = source.document
  if (!Array.isArray(value)) {
    return {
      faults: [
        faultAt(source, [], { problem: 'no list of steps', expected: 'a list, `- press: …`' }),
      ],
    }
  }
  if (value.length === 0) {
    return { faults: [faultAt(source, [], { problem: 'no steps', expected: 'at least one step' })] }
  }
  const check = mentionChecker(source.catalogue)
  const read = value.map((written: unknown, index) => readStep(source, written, index, check))
  const faults = read.flatMap((one) => ('faults' in one ? one.faults : []))
  return faults.length > 0
    ? { faults }
    : { steps: read.flatMap((one) => ('step' in one ? [one.step] : [])) }
}

function readStep(
  source: ScenarioSource,
  written: unknown,
  index: number,
  check: ReturnType<typeof mentionChecker>,
): { readonly step: ScenarioStep } | { readonly faults: readonly ScenarioFault[] } {
  const names = typeof written === 'object' && written !== null ? Object.keys(written) : []
  const [name] = names
  if (name === undefined || names.length > 1 || Array.isArray(written)) {
    const seen =
      typeof written === 'string' ? written : names.length > 1 ? names.join(' and ') : 'nothing'
    const form = steps.find((one) => one.name === seen)?.form ?? '- press: phone'
    const words = {
      problem: `${seen} is not a step`,
      expected: `a map of one key, such as \`${form}\``,
    }
    return { faults: [faultAt(source, [index], words)] }
  }
  const known = steps.find((one) => one.name === name)
  if (known === undefined) {
    const all = steps.map((one) => one.name)
    const words = { problem: `unknown step ${name}`, expected: `one of ${all.join(', ')}` }
    return { faults: [faultAt(source, [index, name], withSuggestion(words, name, all))] }
  }
  const argument = (written as Readonly<Record<string, unknown>>)[name]
  const read = known.read(argument)
  if ('issues' in read) {
    return {
      faults: read.issues.map((issue) => {
        const { path, ...words } = explainIssue(issue, argument, known.keys)
        const problem = `${name}: ${words.problem}`
        const expected =
          path.length === 0 ? `${words.expected}, such as \`${known.form}\`` : words.expected
        return faultAt(source, [index, name, ...path], { ...words, problem, expected })
      }),
    }
  }
  const faults = read.mentions.flatMap((mention) => {
    const words = check(mention)
    return words === undefined ? [] : [faultAt(source, [index, name, ...mention.path], words)]
  })
  if (faults.length > 0) return { faults }
  const place = source.document.placeOf([index, name])
  const { isInput } = known
  return { step: { file: source.file, ...place, name, argument, isInput, play: read.play } }
}
