/** The length of the longest word: a label on a narrow key shrinks until that word stays whole. */
export function longestWord(label: string): number {
  return Math.max(...label.split(/\s/).map(({ length }) => length))
}
