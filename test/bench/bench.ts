import { cpus } from 'node:os'
import { commandLine } from './commandLine.ts'
import { freshWorlds } from './freshWorlds.ts'
import { headlessSteps } from './headlessSteps.ts'
import { page } from './page.ts'
import { roundTrips } from './roundTrips.ts'

/** One subject, one file. */
const subjects: Readonly<Record<string, () => Promise<void>>> = {
  'headless-steps': headlessSteps,
  'round-trips': roundTrips,
  'fresh-worlds': freshWorlds,
  'command-line': commandLine,
  page,
}

const wanted = process.argv.slice(2)
const unknown = wanted.filter((name) => subjects[name] === undefined)
if (unknown.length > 0) {
  console.error(`unknown: ${unknown.join(', ')}; there are ${Object.keys(subjects).join(', ')}`)
  process.exit(2)
}

console.log(
  `node ${process.version}, ${String(cpus().length)} × ${cpus()[0]?.model ?? 'unknown processor'}`,
)
for (const [name, measure] of Object.entries(subjects)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue
  console.log()
  await measure()
}
