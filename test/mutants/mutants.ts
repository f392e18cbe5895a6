import { availableParallelism } from 'node:os'
import { parseArgs } from 'node:util'
import { chosenMutants, everyMutant } from './everyMutant.ts'
import { mutantKinds, type MutantKind } from './mutant.ts'
import { caughtShare, reportText, wantedShare } from './report.ts'
import { runMutants } from './runMutants.ts'

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    count: { type: 'string', default: 'all' },
    kind: { type: 'string', multiple: true, default: [] },
    grep: { type: 'string', default: '' },
    workers: { type: 'string', default: String(availableParallelism()) },
    quick: { type: 'boolean', default: false },
    verbose: { type: 'boolean', default: false },
  },
})

const seed = Number(values.seed)
const kinds = values.kind.length === 0 ? mutantKinds : (values.kind as MutantKind[])
const grep = new RegExp(values.grep)
const all = everyMutant(seed).filter(
  ({ kind, place, change }) => kinds.includes(kind) && grep.test(`${place} ${change}`),
)
const count = values.count === 'all' ? all.length : Number(values.count)
const mutants = chosenMutants(all, count, seed)
process.stdout.write(
  `${String(mutants.length)} of ${String(all.length)} mutants, seed ${values.seed}\n`,
)
const { problems, played, judged } = await runMutants({
  mutants,
  workers: Number(values.workers),
  isQuick: values.quick,
  onProgress(text) {
    if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${text}`)
  },
})
for (const { key, problem = '' } of problems)
  process.stdout.write(`not as expected: ${key}: ${problem}\n`)
process.stdout.write(
  `${String(played)} runs of the product as it is, ${String(problems.length)} not as expected\n`,
)
if (values.verbose)
  for (const { mutant, verdict } of judged)
    process.stdout.write(
      `${String(verdict.by)} (${String(verdict.runs)}) ${mutant.place} ${mutant.change} :: ${verdict.why}\n`,
    )
process.stdout.write(reportText(judged))
process.exitCode = problems.length > 0 || caughtShare(judged) < wantedShare ? 1 : 0
