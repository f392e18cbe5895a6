import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { installElectron, type Installer } from '../../../src/cli/desktop/installElectron.ts'
import { temporaryFolder } from '../../helpers/temporaryFolder.ts'

const never = new Promise<void>(() => undefined)

function installing(code: string, change: Partial<Installer> = {}) {
  const folder = temporaryFolder()
  const script = join(folder, 'install.cjs')
  writeFileSync(script, `const here = ${JSON.stringify(folder)};\n${code}`)
  const seen: number[] = []
  const outcome = installElectron({
    script,
    target: join(folder, 'dist'),
    env: process.env,
    // so long that a machine with much to do still starts it in time
    patience: { milliseconds: 20, looks: 1000 },
    onProgress: (bytes) => seen.push(bytes),
    stopped: never,
    ...change,
  })
  return { outcome, folder, seen }
}

test('an installer that does its work is waited for', async () => {
  const { outcome } = installing('process.exit(0)')
  expect(await outcome).toBe('installed')
})

test('an installer that is refused gives up at once', async () => {
  const { outcome } = installing('throw new TypeError("fetch failed")')
  expect(await outcome).toBe('refused')
})

test('an installer to which nothing arrives is ended, with all that it started', async () => {
  // the grandchild holds the installer's output open: the outcome is there only when both are gone
  const { outcome } = installing(
    `
    const { spawn } = require('node:child_process')
    spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'inherit' })
    setInterval(() => {}, 1000)
  `,
    { patience: { milliseconds: 20, looks: 20 } },
  )
  expect(await outcome).toBe('silent')
})

test('an installer that says nothing while bytes arrive is left to it', async () => {
  const { outcome, seen, folder } = installing(
    `
    const { appendFileSync, writeFileSync } = require('node:fs')
    const { tmpdir } = require('node:os')
    writeFileSync(here + '/temporary', tmpdir())
    let left = 30
    const timer = setInterval(() => {
      appendFileSync(tmpdir() + '/electron.zip', 'a thousand bytes')
      left -= 1
      if (left === 0) clearInterval(timer)
    }, 50)
  `,
    { patience: { milliseconds: 50, looks: 20 } },
  )
  expect(await outcome).toBe('installed')
  expect(seen.length).toBeGreaterThan(2)
  expect(existsSync(readFileSync(join(folder, 'temporary'), 'utf8'))).toBe(false)
})

test('an installer that the user wants no more is ended', async () => {
  const { outcome } = installing('setInterval(() => {}, 1000)', {
    patience: { milliseconds: 1000, looks: 1000 },
    stopped: Promise.resolve(),
  })
  expect(await outcome).toBe('stopped')
})
