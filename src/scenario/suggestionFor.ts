import leven from 'leven'

/** Nothing that has a name is longer. */
const longest = 128

/** The candidate that was probably meant, or undefined when none is near. */
export function suggestionFor(written: string, candidates: readonly string[]): string | undefined {
  if (written.length > longest) return undefined
  const wanted = written.toLowerCase()
  const limit = wanted.length < 4 ? 1 : Math.max(2, Math.floor(wanted.length / 3))
  let best: { readonly candidate: string; readonly distance: number } | undefined
  for (const candidate of new Set(candidates)) {
    const distance = distanceOf(wanted, candidate.toLowerCase())
    if (distance <= limit && distance < (best?.distance ?? Infinity)) best = { candidate, distance }
  }
  return best?.candidate
}

/** Letters in another order are the likelier slip: 2081 is rather 2018 than 2017. */
function distanceOf(one: string, other: string): number {
  return lettersOf(one) === lettersOf(other) ? 0.5 : leven(one, other)
}

function lettersOf(text: string): string {
  return [...text].sort().join('')
}
