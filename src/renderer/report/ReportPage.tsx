import { useState } from 'react'
import type { DrawnReport } from '../../scenario/drawnReport.ts'
import { everyRun, filterRuns } from './filterRuns.ts'
import type { PackedReport } from './packedReport.ts'
import { ReportHeader } from './ReportHeader.tsx'
import type { ReportWords } from './reportWords.ts'
import { RunDetail } from './RunDetail.tsx'
import { RunFilters } from './RunFilters.tsx'
import { RunList } from './RunList.tsx'
import { useChosenRun } from './useChosenRun.ts'
import { useLoaded } from './useLoaded.ts'
import styles from './ReportPage.module.css'

interface ReportPageProps {
  readonly report: PackedReport
  readonly words: ReportWords
}

/** The report of `pcm run`: its runs on the left, one of them with its steps on the right. */
export function ReportPage({ report, words }: ReportPageProps) {
  const loaded = useLoaded(report.list)
  if (loaded === undefined) return <p className={styles.note}>{words.word('loading')}</p>
  if ('problem' in loaded) {
    return (
      <p className={styles.note} role="alert">
        {words.word('unreadable')} ({loaded.problem})
      </p>
    )
  }
  return <LoadedReport packed={report} report={loaded.value} words={words} />
}

interface LoadedReportProps {
  readonly packed: PackedReport
  readonly report: DrawnReport
  readonly words: ReportWords
}

function LoadedReport({ packed, report, words }: LoadedReportProps) {
  const { runs } = report
  const [filter, setFilter] = useState(everyRun)
  const listed = filterRuns(runs, filter)
  const named = useChosenRun()
  const firstFailed = runs.findIndex(({ result }) => result === 'failed')
  const chosen = named !== undefined && named in runs ? named : Math.max(0, firstFailed)
  const run = runs[chosen]
  return (
    <div className={styles.page}>
      <ReportHeader report={report} words={words} />
      <nav className={styles.aside} aria-label={words.word('runs')}>
        <RunFilters runs={runs} filter={filter} words={words} onFilter={setFilter} />
        <p className={styles.count} role="status">
          {words.word('listed', { listed: listed.length, all: runs.length })}
        </p>
        <RunList runs={runs} listed={listed} chosen={chosen} words={words} />
      </nav>
      <main className={styles.main}>
        {run === undefined ? (
          <p className={styles.note}>{words.word('empty')}</p>
        ) : (
          <RunDetail key={chosen} run={run} report={report} packed={packed} words={words} />
        )}
      </main>
    </div>
  )
}
