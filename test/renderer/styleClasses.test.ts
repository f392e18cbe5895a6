import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'

const folder = 'src/renderer'

/** The classes that a module of styles defines, and those that a component takes from it. */
function classesOf() {
  const defined = new Map<string, ReadonlySet<string>>()
  const used: { readonly at: string; readonly module: string; readonly name: string }[] = []
  for (const file of filesBelow(folder)) {
    const text = readFileSync(file, 'utf8')
    if (file.endsWith('.module.css')) {
      const names = [...text.matchAll(/\.([A-Za-z][\w-]*)/g)].map(([, name = '']) => name)
      defined.set(file, new Set(names))
    }
    for (const [, local = '', path = ''] of text.matchAll(
      /import (\w+) from '([^']+\.module\.css)'/g,
    )) {
      const module = join(dirname(file), path)
      for (const [, name = ''] of text.matchAll(new RegExp(`\\b${local}\\.(\\w+)`, 'g'))) {
        used.push({ at: file, module, name })
      }
    }
  }
  return { defined, used }
}

function filesBelow(root: string): readonly string[] {
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(tsx|css)$/.test(name))
    .map((name) => join(root, name))
}

test('every class that a component wears is one of its module of styles', () => {
  const { defined, used } = classesOf()
  expect(used.length).toBeGreaterThan(200)
  const missing = used.filter(({ module, name }) => defined.get(module)?.has(name) !== true)
  expect(missing).toEqual([])
})
