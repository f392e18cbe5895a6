import { relative, resolve, sep } from 'node:path'
import type { Plugin } from 'vite'
import { bundledProgram } from '../helpers/bundledProgram.ts'
import { isAnswerCode } from './codeMutants.ts'
import { productSources } from './productSources.ts'
import { switchSource } from './switchSource.ts'

/** Builds the laboratory, with the switches in the product, into one file; gives its path. */
export function buildLaboratory(folder: string): Promise<string> {
  return bundledProgram(resolve('test', 'mutants', 'laboratory.ts'), folder, [switchedSources()])
}

function switchedSources(): Plugin {
  const sources = new Set(productSources())
  return {
    name: 'pcm-switched-sources',
    enforce: 'pre',
    transform(source, id) {
      const file = relative(process.cwd(), id).split(sep).join('/')
      if (!sources.has(file)) return undefined
      const switchboard = new URL('switchboard.ts', import.meta.url).pathname
      const { text } = switchSource(file, source, isAnswerCode)
      return `import { codeAt, forcedAt, guardAt } from ${JSON.stringify(switchboard)}\n${text}`
    },
  }
}
