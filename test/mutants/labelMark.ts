import type { Catalogue } from '../../src/catalogue/catalogue.ts'

/** How the touch of a label is counted. */
export function labelMark(locale: string, tree: string, path: string): string {
  return `label ${locale} ${tree} ${path}`
}

/** The catalogue, telling each label that is looked up. */
export function tellingLabels(catalogue: Catalogue, touch: (mark: string) => void): Catalogue {
  const labels = Object.entries(catalogue.labels).map(([locale, file]) => {
    const trees = Object.entries(file.labels).map(([tree, entries]) => [
      tree,
      new Proxy(entries, {
        get(target, path, receiver) {
          if (typeof path === 'string') touch(labelMark(locale, tree, path))
          return Reflect.get(target, path, receiver) as unknown
        },
      }),
    ])
    return [locale, { ...file, labels: Object.fromEntries(trees) as typeof file.labels }]
  })
  return { ...catalogue, labels: Object.fromEntries(labels) as Catalogue['labels'] }
}
