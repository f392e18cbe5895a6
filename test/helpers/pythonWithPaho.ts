import { execFileSync } from 'node:child_process'

/** A Python that has paho-mqtt, and why the tests that need it are left out when there is none. */
export function pythonWithPaho(): { readonly path: string; readonly skip: string | undefined } {
  // a Python of the user's own may come first on the path and have none of Debian's modules
  for (const path of ['python3', '/usr/bin/python3']) {
    try {
      execFileSync(path, ['-c', 'import paho.mqtt.client'], { stdio: 'ignore' })
      return { path, skip: undefined }
    } catch {
      continue
    }
  }
  const reason = 'skipped: paho is not installed (Debian: apt-get install python3-paho-mqtt)'
  if ((process.env['PCM_REQUIRE'] ?? '').split(',').includes('paho')) throw new Error(reason)
  process.stdout.write(`\n${reason}\n`)
  return { path: '', skip: reason }
}
