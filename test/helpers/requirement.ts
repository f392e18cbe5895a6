import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'

/** Programs that are not ours, and the name that `PCM_REQUIRE` knows them by. */
const programs = {
  chromium: ['chromium', 'google-chrome', 'google-chrome-stable'],
  mosquitto: ['mosquitto_pub', 'mosquitto_sub'],
  'mosquitto-broker': ['mosquitto'],
  pdftotext: ['pdftotext'],
  xmllint: ['xmllint'],
} as const

const packages = {
  chromium: 'chromium',
  mosquitto: 'mosquitto-clients',
  'mosquitto-broker': 'mosquitto',
  pdftotext: 'poppler-utils',
  xmllint: 'libxml2-utils',
} as const

export type Requirement = keyof typeof programs

export interface Found {
  readonly path: string
  /** Why the tests that need it are left out; undefined when they are not. */
  readonly skip: string | undefined
}

/**
 * Looks for a program on the path. Where it is missing its tests are skipped and the reason is printed;
 * with `PCM_REQUIRE=chromium,mosquitto` a missing program is a failure instead.
 */
export function requirement(name: Requirement): Found {
  const own = name === 'chromium' ? process.env['PCM_CHROMIUM'] : undefined
  // Debian keeps the broker where only root looks
  const folders = [...(process.env['PATH'] ?? '').split(delimiter), '/usr/sbin']
  const candidates = programs[name].flatMap((program) =>
    folders.map((folder) => join(folder, program)),
  )
  const path = [...(own === undefined ? [] : [own]), ...candidates].find((file) => existsSync(file))
  if (path !== undefined) return { path, skip: undefined }
  const reason = `skipped: ${name} is not installed (Debian: apt-get install ${packages[name]})`
  if ((process.env['PCM_REQUIRE'] ?? '').split(',').includes(name.replace('-broker', '')))
    throw new Error(reason)
  process.stdout.write(`\n${reason}\n`)
  return { path: '', skip: reason }
}
