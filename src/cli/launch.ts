import { writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { codeFile, compiledScript } from './compiledScript.ts'

const folder = join(import.meta.dirname, '..', 'program')
const script = compiledScript(folder)

// the build plays a scenario and keeps the code of all that a run needs
if (process.env['PCM_KEEP_CODE'] !== undefined) {
  process.once('exit', () => {
    writeFileSync(join(folder, codeFile), script.createCachedData())
  })
}

const start = script.runInThisContext() as (...module: readonly unknown[]) => void
start(createRequire(join(folder, 'pcm.cjs')), folder, join(folder, 'pcm.cjs'))
