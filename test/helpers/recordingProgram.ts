import { spawn } from 'node:child_process'

/** `pcm record` as a program of its own, the built one. */
export interface RecordingProgram {
  /** Resolves when it has printed this. */
  printed(text: string): Promise<void>
  /** Ctrl-C; gives the exit code and everything that it printed. */
  stop(): Promise<{ readonly exitCode: number | null; readonly output: string }>
}

export async function startRecord(...flags: readonly string[]): Promise<RecordingProgram> {
  const child = spawn(process.execPath, ['out/cli/pcm.js', 'record', ...flags], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  const waiting = new Set<() => void>()
  const read = (chunk: Buffer) => {
    output += chunk.toString('utf8')
    for (const look of waiting) look()
  }
  child.stdout.on('data', read)
  child.stderr.on('data', read)
  const gone = new Promise<number | null>((resolve) => {
    child.once('close', resolve)
  })
  function printed(text: string): Promise<void> {
    return new Promise((resolve, reject) => {
      const look = () => {
        if (!output.includes(text)) return
        waiting.delete(look)
        resolve()
      }
      waiting.add(look)
      look()
      void gone.then(() => {
        reject(new Error(`record ended before it printed ${text}: ${output}`))
      })
    })
  }
  await printed('Ctrl+C')
  return {
    printed,
    async stop() {
      child.kill('SIGINT')
      const exitCode = await gone
      return { exitCode, output }
    },
  }
}
