import type { DrawnReport, DrawnRun } from '../../scenario/drawnReport.ts'
import { languageName } from '../bench/languageName.ts'
import { CommandCopy } from './CommandCopy.tsx'
import type { PackedReport } from './packedReport.ts'
import { ResultMark } from './ResultMark.tsx'
import type { ReportWords } from './reportWords.ts'
import { RunSteps } from './RunSteps.tsx'
import styles from './RunDetail.module.css'

interface RunDetailProps {
  readonly run: DrawnRun
  readonly report: DrawnReport
  readonly packed: PackedReport
  readonly words: ReportWords
}

/** One run: how it ended, how to play it again, and its steps. */
export function RunDetail({ run, report, packed, words }: RunDetailProps) {
  const { name, scenario, vehicle, locale, result, problem, at, attempts, rules, timing } = run
  return (
    <article className={styles.run} aria-labelledby="run-name">
      <h2 className={styles.name} id="run-name">
        <ResultMark result={result} words={words} /> {name}
      </h2>
      <p className={styles.facts}>
        {[
          scenario,
          `${report.vehicles[vehicle]?.name ?? vehicle} (${vehicle})`,
          languageName(locale, words.locale),
          `${timing.milliseconds.toFixed(0)} ms`,
          ...(attempts === undefined ? [] : [words.word('attempts', { count: attempts })]),
          ...(run.expectedToFail === true ? [words.word('expectedToFail')] : []),
          ...(rules ?? []),
        ].join(' · ')}
      </p>
      {problem !== undefined && <p className={styles.problem}>{problem}</p>}
      <CommandCopy command={run.repeat} words={words} />
      {at === undefined ? (
        <p className={styles.facts}>{words.word(result === 'skipped' ? 'notPlayed' : 'noSteps')}</p>
      ) : (
        <RunSteps at={at} run={run} report={report} packed={packed} words={words} />
      )}
    </article>
  )
}
