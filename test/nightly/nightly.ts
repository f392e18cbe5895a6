import { spawnSync } from 'node:child_process'
import { join } from 'node:path'

/** The long forms of the searches that `npm test` plays a bounded share of; whatever is set already stays. */
const long = { PCM_INPUTS: '1000000', PCM_KILLS: '200', PCM_RECORDINGS: 'all' }
const searches = [
  'test/machines/headUnit/anySequence.test.ts',
  'test/world/anySequence.test.ts',
  'test/cli/killedServe.test.ts',
  'test/scenario/carRecorder.test.ts',
]

const { status } = spawnSync(
  process.execPath,
  [join('node_modules', 'vitest', 'vitest.mjs'), 'run', '--project', 'node', ...searches],
  { stdio: 'inherit', env: { ...long, ...process.env } },
)
process.exitCode = status ?? 1
