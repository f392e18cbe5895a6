/** The name of a country in a language; its code where nobody knows it. */
export function countryName(code: string, spokenIn: string): string {
  try {
    return new Intl.DisplayNames([spokenIn], { type: 'region' }).of(code) ?? code
  } catch {
    return code
  }
}
