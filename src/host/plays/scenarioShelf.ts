import { readdir, readFile, stat } from 'node:fs/promises'
import { dirname, join, relative, sep } from 'node:path'
import type { Catalogue } from '../../catalogue/catalogue.ts'
import type { Payload } from '../../contract/channels.ts'
import { loadScenario } from '../../scenario/loadScenario.ts'
import type { ParsedScenario } from '../../scenario/parseScenario.ts'

type Listed = Payload<'world.scenarios.changed'>['scenarios'][number]

/** The scenarios that are shipped, and the text of any other. */
export interface ScenarioShelf {
  /** Those that can be played, with their vehicles; read once. */
  list(): Promise<readonly Listed[]>
  /** One that stands in the folder and can be played by itself; undefined when there is none of that name. */
  shipped(file: string): Promise<ParsedScenario | undefined>
  /** A text; the parts that it runs are the shipped ones. */
  written(name: string, text: string): Promise<ParsedScenario>
}

export function scenarioShelf(folder: string, catalogue: Catalogue): ScenarioShelf {
  const files = {
    exists: async (path: string) => (await stat(path).catch(() => undefined))?.isFile() === true,
    readFile: (path: string) => readFile(path),
    beside: (path: string, named: string) => join(dirname(path), named),
    shown: (path: string) => relative(folder, path).split(sep).join('/'),
  }
  let listed: Promise<readonly Listed[]> | undefined

  async function read(): Promise<readonly Listed[]> {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true })
    const paths = entries
      .filter((entry) => entry.isFile() && /\.ya?ml$/.test(entry.name))
      .map((entry) => join(entry.parentPath, entry.name))
      .sort()
    const found: Listed[] = []
    for (const path of paths) {
      // whoever drives a car meanwhile must not notice
      await new Promise((resolve) => setImmediate(resolve))
      const parsed = await loadScenario(path, files, catalogue)
      if ('faults' in parsed || parsed.scenario.isPart) continue
      const { file, name, vehicles } = parsed.scenario
      found.push({ file, name, vehicles: [...vehicles] })
    }
    return found
  }

  function list(): Promise<readonly Listed[]> {
    listed ??= read()
    return listed
  }

  return {
    list,
    async shipped(file) {
      const path = join(folder, file)
      const isInside = !files.shown(path).startsWith('..')
      if (!isInside || !(await files.exists(path))) return undefined
      const parsed = await loadScenario(path, files, catalogue)
      return 'scenario' in parsed && parsed.scenario.isPart ? undefined : parsed
    },
    written(name, text) {
      const own = join(folder, name.replaceAll(/[/\\]/g, '_'))
      const bytes = new TextEncoder().encode(text)
      return loadScenario(
        own,
        {
          ...files,
          readFile: (path) => (path === own ? Promise.resolve(bytes) : files.readFile(path)),
        },
        catalogue,
      )
    },
  }
}
