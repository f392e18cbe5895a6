import { keptBy } from './keptBy.ts'

const namesIn = keptBy((spokenIn) => new Intl.DisplayNames([spokenIn], { type: 'region' }))

/** The name of a country in a language; its code where nobody knows it. */
export function countryName(code: string, spokenIn: string): string {
  try {
    return namesIn(spokenIn).of(code) ?? code
  } catch {
    return code
  }
}
