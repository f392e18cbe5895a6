import { spawn } from 'node:child_process'

/** What a program took from its start to its exit, in milliseconds. */
export interface ProgramTimes {
  readonly wall: number
  /** Of the program itself, without programs that it started. */
  readonly cpu: number
}

// says at the end of a program what its processor time was, on a pipe of its own
const tellCpu = `import { writeSync } from 'node:fs'
process.on('exit', () => { try { writeSync(3, JSON.stringify(process.cpuUsage())) } catch { /* a worker has no such pipe */ } })`

/** Linux keeps a program on one core when it is started so. */
const onOneCore = ['taskset', '--cpu-list', '0'] as const

/** Runs a Node program, on one core only if that is asked for; rejects when it does not pass. */
export async function timedProgram(
  argv: readonly string[],
  env: Readonly<Record<string, string>> = {},
  cores: 'all' | 'one' = 'all',
): Promise<ProgramTimes> {
  const hook = `data:text/javascript,${encodeURIComponent(tellCpu)}`
  const began = performance.now()
  const [program, ...more] = cores === 'one' ? [...onOneCore, process.execPath] : [process.execPath]
  const child = spawn(program, [...more, '--import', hook, ...argv], {
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
    env: { ...process.env, ...env },
  })
  let printed = ''
  let told = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk: Buffer) => {
      printed += chunk.toString('utf8')
    })
  }
  child.stdio[3]?.on('data', (chunk: Buffer) => {
    told += chunk.toString('utf8')
  })
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve))
  const wall = performance.now() - began
  if (code !== 0) throw new Error(`${argv.join(' ')} ended with ${String(code)}: ${printed}`)
  const { user, system } = JSON.parse(told) as NodeJS.CpuUsage
  return { wall, cpu: (user + system) / 1000 }
}
