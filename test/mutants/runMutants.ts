import { readFileSync } from 'node:fs'
import type { PlayedRun, ShippedRun } from './laboratoryTalk.ts'
import type { Mutant, Verdict } from './mutant.ts'
import { orderOfRuns, type KnownRun } from './orderOfRuns.ts'
import type { Outcome, Worker } from './worker.ts'

export interface MutantsOptions {
  readonly mutants: readonly Mutant[]
  readonly workers: readonly Worker[]
  /** Ask only the first run of each scenario in each menu family and language, and what a mutant names itself. */
  readonly isQuick: boolean
  readonly onProgress?: (text: string) => void
  /** Told as soon as it is known, in no order. */
  readonly onJudged?: (judged: Judged) => void
}

export interface Judged {
  readonly mutant: Mutant
  readonly verdict: Verdict
}

export interface MutantsResult {
  /** Runs of the product as it is that are not as expected: nothing can be said of mutants then. */
  readonly problems: readonly PlayedRun[]
  readonly played: number
  readonly judged: readonly Judged[]
}

/** Plays the shipped scenarios on the product as it is, then on each mutant. */
export async function runMutants({
  workers,
  mutants,
  isQuick,
  onProgress = () => undefined,
  onJudged = () => undefined,
}: MutantsOptions): Promise<MutantsResult> {
  const shipped = await listRuns(workers)
  const chosen = shipped.filter(({ isFirstOfKind }) => !isQuick || isFirstOfKind)
  onProgress(`playing ${String(chosen.length)} runs of the product as it is`)
  const played = await playRuns(workers, chosen)
  const problems = played.filter(({ problem }) => problem !== undefined)
  if (problems.length > 0) return { problems, played: played.length, judged: [] }
  const playedOf = new Map(played.map((run) => [run.key, run]))
  const texts = new Map(shipped.map(({ file }) => [file, readFileSync(file, 'utf8')]))
  const known: readonly KnownRun[] = shipped.map((run) => ({
    ...run,
    played: playedOf.get(run.key),
    text: texts.get(run.file) ?? '',
  }))
  const judged = new Map<Mutant, Verdict>()
  await share(workers, mutants, async (worker, mutant) => {
    const verdict = await judge(worker, mutant, known)
    judged.set(mutant, verdict)
    onJudged({ mutant, verdict })
    const survived = [...judged.values()].filter(({ by }) => by === null).length
    onProgress(
      `${String(judged.size)} of ${String(mutants.length)} mutants, ${String(survived)} survived`,
    )
  })
  return {
    problems,
    played: played.length,
    judged: mutants.flatMap((mutant) => {
      const verdict = judged.get(mutant)
      return verdict === undefined ? [] : [{ mutant, verdict }]
    }),
  }
}

/** Hands things out to the workers, each of which takes the next one as soon as it can. */
async function share<Thing>(
  workers: readonly Worker[],
  things: readonly Thing[],
  work: (worker: Worker, thing: Thing) => Promise<void>,
): Promise<void> {
  const left = [...things].reverse()
  await Promise.all(
    workers.map(async (worker) => {
      for (let next = left.pop(); next !== undefined; next = left.pop()) await work(worker, next)
    }),
  )
}

async function listRuns([worker]: readonly Worker[]): Promise<readonly ShippedRun[]> {
  const outcome = await worker?.ask({ task: 'list' })
  if (outcome !== undefined && 'answer' in outcome && outcome.answer.news === 'listed') {
    return outcome.answer.runs
  }
  throw new Error(`the laboratory does not start: ${JSON.stringify(outcome)}`)
}

/** How many runs a worker takes at once. */
const handful = 10

async function playRuns(
  workers: readonly Worker[],
  runs: readonly ShippedRun[],
): Promise<readonly PlayedRun[]> {
  const handfuls = Array.from({ length: Math.ceil(runs.length / handful) }, (_, index) =>
    runs.slice(index * handful, (index + 1) * handful),
  )
  const played: PlayedRun[] = []
  await share(workers, handfuls, async (worker, some) => {
    const outcome = await worker.ask({ task: 'play', keys: some.map(({ key }) => key) })
    if (!('answer' in outcome) || outcome.answer.news !== 'played') {
      throw new Error(`the product as it is does not come to an end: ${JSON.stringify(outcome)}`)
    }
    played.push(...outcome.answer.runs)
  })
  return played
}

async function judge(
  worker: Worker,
  { how, reach }: Mutant,
  known: readonly KnownRun[],
): Promise<Verdict> {
  const keys = orderOfRuns(known, reach)
  const task = {
    task: 'judge',
    keys,
    ...('switch' in how ? { switch: how.switch } : { files: how.files() }),
  } as const
  // what the mutant before has left behind must not count for this one
  const first = await worker.ask(task)
  const outcome = 'lost' in first && first.lost === 'crash' ? await worker.ask(task) : first
  return verdictOf(outcome)
}

function verdictOf(outcome: Outcome): Verdict {
  if ('lost' in outcome) return { by: outcome.lost, why: outcome.at, runs: 1 }
  if (outcome.answer.news === 'judged') return outcome.answer.verdict
  throw new Error(`not the answer to what was asked: ${JSON.stringify(outcome)}`)
}
