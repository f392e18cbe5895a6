/** The name of a language in another one; the tag itself where nobody knows it. */
export function languageName(locale: string, spokenIn: string): string {
  try {
    return new Intl.DisplayNames([spokenIn], { type: 'language' }).of(locale) ?? locale
  } catch {
    return locale
  }
}
