import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { platform, tmpdir } from 'node:os'
import { join } from 'node:path'

export interface Installer {
  /** What is run, by this Node; the package's own installer. */
  readonly script: string
  /** Where it unpacks to. */
  readonly target: string
  readonly env: Readonly<Record<string, string | undefined>>
  /** How often the bytes that have arrived are looked at, and for how many looks in a row none may come. */
  readonly patience: { readonly milliseconds: number; readonly looks: number }
  readonly onProgress: (bytes: number) => void
  /** Resolves when the user wants no more of it. */
  readonly stopped: Promise<unknown>
}

export type Installed = 'installed' | 'refused' | 'silent' | 'stopped'

/** Fifteen seconds without a byte. */
export const usualPatience = { milliseconds: 500, looks: 30 }

/**
 * Runs Electron's installer once. It says nothing while it downloads, so the bytes are counted where they arrive: in
 * its temporary folder, which is ours, and where it unpacks to.
 */
export function installElectron(installer: Installer): Promise<Installed> {
  const { script, target, env, patience, onProgress } = installer
  const temporary = mkdtempSync(join(tmpdir(), 'pcm-electron-'))
  const child = spawn(process.execPath, [script], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...env, TMPDIR: temporary, TEMP: temporary, TMP: temporary },
    // a group of its own, so that it can be ended with whatever it has started
    detached: platform() !== 'win32',
  })
  return new Promise((resolve) => {
    let outcome: Installed = 'refused'
    let bytes = 0
    let quietLooks = 0
    const stir = () => {
      quietLooks = 0
    }
    child.stdout.on('data', stir)
    child.stderr.on('data', stir)
    const looking = setInterval(() => {
      const now = bytesBelow(temporary) + bytesBelow(target)
      quietLooks = now === bytes ? quietLooks + 1 : 0
      if (now > bytes) onProgress(now)
      bytes = now
      if (quietLooks >= patience.looks) giveUp('silent')
    }, patience.milliseconds)
    void installer.stopped.then(() => {
      giveUp('stopped')
    })
    child.on('error', () => {
      end()
    })
    child.on('close', (code) => {
      if (code === 0) outcome = 'installed'
      end()
    })

    function giveUp(why: Installed): void {
      if (child.exitCode !== null || child.signalCode !== null) return
      outcome = why
      kill(child)
    }

    function end(): void {
      clearInterval(looking)
      rmSync(temporary, { recursive: true, force: true })
      resolve(outcome)
    }
  })
}

function kill(child: ChildProcess): void {
  if (child.pid === undefined || platform() === 'win32') {
    child.kill('SIGKILL')
    return
  }
  try {
    process.kill(-child.pid, 'SIGKILL')
  } catch {
    child.kill('SIGKILL')
  }
}

function bytesBelow(folder: string): number {
  let sum = 0
  try {
    for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
      sum += statSync(join(folder, name), { throwIfNoEntry: false })?.size ?? 0
    }
  } catch {
    // not there yet, or going away while it is looked at
  }
  return sum
}
