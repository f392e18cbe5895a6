import type { ResourceKey } from 'i18next'

export const fallbackBenchLocale = 'en'

const files = import.meta.glob<ResourceKey>('./messages/*.json', { import: 'default' })

const loaders = new Map(
  Object.entries(files).map(([path, load]) => [path.replace(/^.*\/([^/]+)\.json$/, '$1'), load]),
)

/** The languages of the bench: one file each, a new file is a new language. */
export const benchLocales: readonly string[] = [...loaders.keys()].sort()

/** The bench language that suits a browser best. */
export function benchLocaleFor(wanted: readonly string[]): string {
  for (const tag of wanted) {
    const language = tag.toLowerCase().split('-')[0] ?? ''
    if (benchLocales.includes(language)) return language
  }
  return fallbackBenchLocale
}

/** The texts of one language, fetched when they are wanted; none for a language that only cars speak. */
export async function benchTextsIn(locale: string): Promise<ResourceKey> {
  return (await loaders.get(locale)?.()) ?? {}
}
