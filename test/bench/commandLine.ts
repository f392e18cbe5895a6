import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startServe } from '../helpers/servedProgram.ts'
import { median } from './measure.ts'
import { tenStepFeature, tenStepScenario } from './tenSteps.ts'
import { timedProgram, type ProgramTimes } from './timedProgram.ts'

const rounds = 5
const many = 40
const shipped = 'assets/scenarios'
/** Ten-step runs that workers share: so few that it counts how they begin. */
const few = 240

/** The command line from its start to its exit, beside the same flow in cucumber-js, and one worker beside two. */
export async function commandLine(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'pcm-bench-'))
  const served = await startServe()
  try {
    await besideCucumber(folder, {
      BENCH_URL: `mqtt://127.0.0.1:${served.mqttPort}`,
      BENCH_USER: 'bench',
      BENCH_PASSWORD: served.client('bench').password,
      BENCH_VIN: served.vin,
    })
  } finally {
    await served.stop()
  }
  const place = scenarios(folder, few)
  await workersSideBySide(`${String(few)} ten-step scenarios`, place, few, 3)
  await workersSideBySide('the shipped scenarios', shipped, runsIn(shipped), 2)
  rmSync(folder, { recursive: true, force: true })
}

async function besideCucumber(
  folder: string,
  env: Readonly<Record<string, string>>,
): Promise<void> {
  const own = (count: number) => [
    'out/cli/pcm.js',
    'run',
    scenarios(folder, count),
    '--workers',
    '1',
  ]
  const cucumber = (count: number) => {
    const file = join(folder, `ten-steps-${String(count)}.feature`)
    writeFileSync(file, tenStepFeature(count))
    const program = 'node_modules/@cucumber/cucumber/bin/cucumber.js'
    return [program, '--import', 'test/bench/cucumber/tenSteps.mjs', file]
  }
  const results = await alternately({
    own: () => timedProgram(own(1)),
    cucumber: () => timedProgram(cucumber(1), env),
    ownMany: () => timedProgram(own(many)),
    cucumberMany: () => timedProgram(cucumber(many), env),
  })
  console.log('one ten-step scenario from start of the program to its exit')
  row('pcm run (its own fresh world)', results.own)
  row('cucumber-js (its world in pcm serve)', results.cucumber)
  ratio(results.cucumber, results.own)
  console.log(`${String(many)} of them, one after the other, one process`)
  row('pcm run (fresh worlds of its own)', results.ownMany)
  row('cucumber-js (its worlds in pcm serve)', results.cucumberMany)
  ratio(results.cucumberMany, results.ownMany)
}

/** One process, the same on one core, and two workers play the same runs, each in a fresh world. */
async function workersSideBySide(
  title: string,
  place: string,
  runs: number,
  rounds: number,
): Promise<void> {
  const play = (workers: number, cores: 'all' | 'one') => () =>
    timedProgram(['out/cli/pcm.js', 'run', place, '--workers', String(workers)], {}, cores)
  const { one, oneCore, two } = await alternately(
    { one: play(1, 'all'), oneCore: play(1, 'one'), two: play(2, 'all') },
    rounds,
  )
  console.log(`${title}: ${String(runs)} runs, each in a fresh world`)
  for (const [name, { wall }] of [
    ['one process', one],
    ['one process on one core', oneCore],
    ['two workers', two],
  ] as const) {
    const rate = (1000 * runs) / wall
    console.log(`  ${name.padEnd(42)} ${wall.toFixed(0).padStart(7)} ms   ${rate.toFixed(0)}/s`)
  }
  console.log(
    `  two workers are ${(oneCore.wall / two.wall).toFixed(2)} × as fast as one process on one core, ` +
      `and ${(one.wall / two.wall).toFixed(2)} × as fast as one that compiles and collects on another`,
  )
}

function runsIn(place: string): number {
  const listed = execFileSync(process.execPath, ['out/cli/pcm.js', 'run', place, '--list'])
  return listed.toString('utf8').trimEnd().split('\n').length
}

/** A folder of so many copies of the flow. */
function scenarios(folder: string, count: number): string {
  const place = join(folder, `scenarios-${String(count)}`)
  mkdirSync(place, { recursive: true })
  const text = tenStepScenario()
  for (let index = 1; index <= count; index += 1) {
    writeFileSync(join(place, `${String(index)}.yaml`), text)
  }
  return place
}

/** Lets the programs run in turn, so that a machine that slows down slows all of them; the medians. */
async function alternately<Name extends string>(
  programs: Readonly<Record<Name, () => Promise<ProgramTimes>>>,
  times = rounds,
): Promise<Readonly<Record<Name, ProgramTimes>>> {
  const names = Object.keys(programs) as Name[]
  const taken = new Map<Name, ProgramTimes[]>(names.map((name) => [name, []]))
  for (let round = 0; round < times; round += 1) {
    for (const name of names) taken.get(name)?.push(await programs[name]())
  }
  const medians = names.map((name): [Name, ProgramTimes] => {
    const all = taken.get(name) ?? []
    return [
      name,
      { wall: median(all.map(({ wall }) => wall)), cpu: median(all.map(({ cpu }) => cpu)) },
    ]
  })
  return Object.fromEntries(medians) as Record<Name, ProgramTimes>
}

function row(name: string, { wall, cpu }: ProgramTimes): void {
  const [shownWall, shownCpu] = [wall, cpu].map((time) => `${time.toFixed(0)} ms`.padStart(9))
  console.log(`  ${name.padEnd(42)} wall ${shownWall ?? ''}   CPU ${shownCpu ?? ''}`)
}

function ratio(cucumber: ProgramTimes, own: ProgramTimes): void {
  const wall = (cucumber.wall / own.wall).toFixed(2)
  const cpu = (cucumber.cpu / own.cpu).toFixed(2)
  console.log(
    `  cucumber-js takes ${wall} × the time of pcm run and ${cpu} × the CPU, that of its worlds not counted`,
  )
}
