import { parseMutantsArguments } from './mutantsArguments.ts'
import { chosenMutants, everyMutant } from './everyMutant.ts'
import { knownSurvivors } from './knownSurvivors.ts'
import { openLaboratories } from './openLaboratories.ts'
import { caughtShare, detailText, reportText, wantedShare } from './report.ts'
import { runMutants } from './runMutants.ts'

const wanted = parseMutantsArguments(process.argv.slice(2))
if (typeof wanted === 'string') {
  process.stderr.write(`${wanted}\n`)
  process.exit(2)
}
const { seed, kinds, grep, isQuick, isVerbose } = wanted
const all = everyMutant(seed)
const meant = all.filter(
  ({ kind, place, change }) => kinds.includes(kind) && grep.test(`${place} ${change}`),
)
const mutants = chosenMutants(meant, wanted.count ?? meant.length, seed)
process.stdout.write(
  `${String(mutants.length)} of ${String(all.length)} mutants, seed ${String(seed)}\n`,
)
const laboratories = await openLaboratories(wanted.workers)
process.once('SIGINT', () => {
  void laboratories.close().then(() => process.exit(130))
})
try {
  const { problems, played, judged } = await runMutants({
    workers: laboratories.workers,
    mutants,
    isQuick,
    onJudged(one) {
      if (isVerbose) process.stdout.write(detailText(one))
    },
    onProgress(text) {
      if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${text}`)
    },
  })
  for (const { key, problem = '' } of problems) {
    process.stdout.write(`not as expected: ${key}: ${problem}\n`)
  }
  process.stdout.write(
    `the product as it is: ${String(played)} runs, ${String(problems.length)} not as expected\n\n`,
  )
  process.stdout.write(reportText(judged, knownSurvivors()))
  process.exitCode = problems.length > 0 || caughtShare(judged) < wantedShare ? 1 : 0
} finally {
  await laboratories.close()
}
