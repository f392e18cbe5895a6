import { closestMatch } from 'leven'

/** The candidate that was probably meant, or undefined when none is near. */
export function suggestionFor(written: string, candidates: readonly string[]): string | undefined {
  const known = [...new Set(candidates)]
  const exact = known.find((candidate) => candidate.toLowerCase() === written.toLowerCase())
  const maxDistance = Math.max(2, Math.floor(written.length / 3))
  return exact ?? closestMatch(written, known, { maxDistance })
}
