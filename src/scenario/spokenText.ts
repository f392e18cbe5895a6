import { fallbackLocale } from '../catalogue/catalogue.ts'

/** The sentence for whoever speaks this language; English stands in for a language that is lacking, and any for English. */
export function spokenText(
  texts: Readonly<Record<string, string>>,
  locale: string,
): string | undefined {
  return texts[locale] ?? texts[fallbackLocale] ?? Object.values(texts)[0]
}
