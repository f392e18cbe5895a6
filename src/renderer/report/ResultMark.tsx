import type { RunResult } from '../../scenario/drawnReport.ts'
import type { ReportWords } from './reportWords.ts'
import styles from './ResultMark.module.css'

const signs: Readonly<Record<RunResult, string>> = {
  failed: '✕',
  flaky: '↻',
  passed: '✓',
  skipped: '–',
}

interface ResultMarkProps {
  readonly result: RunResult
  readonly words: ReportWords
}

/** How something ended, as a sign; said in words for those who do not see it. */
export function ResultMark({ result, words }: ResultMarkProps) {
  return (
    <span
      className={styles.mark}
      data-result={result}
      role="img"
      aria-label={words.word(result)}
      title={words.word(result)}
    >
      {signs[result]}
    </span>
  )
}
