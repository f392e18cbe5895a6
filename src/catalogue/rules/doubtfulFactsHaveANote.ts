import { everyFact } from '../everyFact.ts'
import type { Rule } from '../ruleInput.ts'

/** What is inferred or assumed says why. */
export const doubtfulFactsHaveANote: Rule = ({ catalogue, faultAt }) =>
  everyFact(catalogue).flatMap(({ file, path, fact }) => {
    const { confidence, note } = fact
    if (confidence !== 'inferred' && confidence !== 'assumed') return []
    if (typeof note === 'string' && note.trim() !== '') return []
    return [faultAt(file, [...path, 'confidence'], `what is ${confidence} needs a note`)]
  })
