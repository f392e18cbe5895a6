import { keptBy } from './keptBy.ts'

const namesIn = keptBy((spokenIn) => new Intl.DisplayNames([spokenIn], { type: 'language' }))

/** The name of a language in another one; the tag itself where nobody knows it. */
export function languageName(locale: string, spokenIn: string): string {
  try {
    return namesIn(spokenIn).of(locale) ?? locale
  } catch {
    return locale
  }
}
