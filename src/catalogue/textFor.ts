import { fallbackLocale, type Catalogue } from './catalogue.ts'
import type { TextSection } from './catalogueSchema.ts'

/**
 * Our own words in a language: a prompt of the car, why an input was refused, what a document says. English stands in
 * where the language lacks them; a key that nobody knows is shown as it is.
 */
export function textFor(
  catalogue: Catalogue,
  locale: string,
  section: TextSection,
  key: string,
  values: Readonly<Record<string, string | number>> = {},
): string {
  const text =
    catalogue.texts[locale]?.[section][key] ??
    catalogue.texts[fallbackLocale]?.[section][key] ??
    key
  return text.replace(/\{(\w+)\}/g, (braces, name: string) => String(values[name] ?? braces))
}
