import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Script } from 'node:vm'

export const codeFile = 'pcm.code'

/**
 * The bundled program in a folder, with the code that Node has compiled of it before: that saves a third of the time to
 * the first step. Code of another Node is rejected, and then it is compiled anew.
 */
export function compiledScript(folder: string): Script {
  const filename = join(folder, 'pcm.cjs')
  const source = readFileSync(filename, 'utf8')
  return new Script(`(function (require, __dirname, __filename) {${source}\n})`, {
    filename,
    cachedData: keptCode(join(folder, codeFile)),
  })
}

function keptCode(path: string): Buffer | undefined {
  try {
    return readFileSync(path)
  } catch {
    // it only makes the start faster
    return undefined
  }
}
