const widthOfCapital = 0.8
const widthOfLetter = 0.64

/** How wide the widest word of some labels is at most, in heights of its letters: labels of one size shrink by that. */
export function widestWord(labels: readonly string[]): number {
  const words = labels.flatMap((label) => label.split(/\s/))
  const isCapital = (word: string) => word === word.toUpperCase()
  return Math.max(
    1,
    ...words.map((word) => word.length * (isCapital(word) ? widthOfCapital : widthOfLetter)),
  )
}
