import type { Catalogue } from '../catalogue/catalogue.ts'
import type { ReadDocument } from './readScenarioText.ts'
import type { ScenarioFault } from './scenarioFault.ts'
import { suggestionFor } from './suggestionFor.ts'

/** One document of a scenario file, and the facts it is checked against. */
export interface ScenarioSource {
  readonly file: string
  readonly catalogue: Catalogue
  readonly document: ReadDocument
}

/** What is wrong, apart from where. */
type FaultWords = Pick<ScenarioFault, 'problem' | 'expected' | 'suggestion'>

const longest = 200

/** A fault at a key path of the document. */
export function faultAt(
  { file, document }: ScenarioSource,
  path: readonly PropertyKey[],
  words: FaultWords,
): ScenarioFault {
  const { problem } = words
  const short = problem.length > longest ? `${problem.slice(0, longest)}…` : problem
  return { file, ...document.placeOf(path), ...words, problem: short }
}

/** The words with what was probably meant, when something is near. */
export function withSuggestion(
  words: FaultWords,
  written: string,
  candidates: readonly string[],
): FaultWords {
  const suggestion = suggestionFor(written, candidates)
  return suggestion === undefined ? words : { ...words, suggestion }
}
