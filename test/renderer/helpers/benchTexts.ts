import type { i18n } from 'i18next'
import { benchLocales } from '../../../src/renderer/bench/benchLocales.ts'
import { benchMessages } from '../../../src/renderer/bench/benchMessages.ts'

const loaded = new Map<string, i18n>()
for (const locale of benchLocales) {
  const messages = await benchMessages(locale)
  // a car speaks another language than the bench
  await messages.loadLanguages([...benchLocales])
  loaded.set(locale, messages)
}

/** The bench's texts in one of its languages, there at once. */
export function benchTexts(locale: string): i18n {
  const messages = loaded.get(locale)
  if (messages === undefined) throw new Error(`the bench does not speak ${locale}`)
  return messages
}
