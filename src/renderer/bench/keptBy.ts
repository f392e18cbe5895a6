/** Makes a thing once for each name: what `Intl` makes is dear, and asked for with every drawing. */
export function keptBy<Thing>(make: (name: string) => Thing): (name: string) => Thing {
  const made = new Map<string, Thing>()
  return (name) => {
    const known = made.get(name)
    if (known !== undefined) return known
    const thing = make(name)
    made.set(name, thing)
    return thing
  }
}
