/** The same things in another order, the same one for the same seed. */
export function shuffled<Thing>(things: readonly Thing[], seed: number): readonly Thing[] {
  const result = [...things]
  let state = seed | 0
  // mulberry32: small, and the same on every machine
  const next = () => {
    state = (state + 0x6d2b79f5) | 0
    let stirred = Math.imul(state ^ (state >>> 15), 1 | state)
    stirred = (stirred + Math.imul(stirred ^ (stirred >>> 7), 61 | stirred)) ^ stirred
    return ((stirred ^ (stirred >>> 14)) >>> 0) / 4_294_967_296
  }
  for (let last = result.length - 1; last > 0; last -= 1) {
    const other = Math.floor(next() * (last + 1))
    const [one] = result.splice(other, 1)
    if (one !== undefined) result.splice(last, 0, one)
  }
  return result
}
