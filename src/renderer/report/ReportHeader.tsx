import { useState } from 'react'
import type { DrawnReport } from '../../scenario/drawnReport.ts'
import { runResults } from '../../scenario/drawnReport.ts'
import { useTheme } from '../bench/useTheme.ts'
import type { ReportWords } from './reportWords.ts'
import styles from './ReportHeader.module.css'

interface ReportHeaderProps {
  readonly report: DrawnReport
  readonly words: ReportWords
}

const themes = ['system', 'day', 'night'] as const

/** What came of it all, in one line. */
export function ReportHeader({ report, words }: ReportHeaderProps) {
  const [theme, setTheme] = useState<(typeof themes)[number]>('system')
  useTheme(theme)
  const { runs, ok, seed, steps, timing, rulesShown, rulesKnown, leftOut } = report
  const counts = runResults
    .map((result) => ({ result, count: runs.filter((run) => run.result === result).length }))
    .filter(({ count, result }) => count > 0 || result === 'passed' || result === 'failed')
  return (
    <header className={styles.header}>
      <h1 className={styles.title}>{words.word('title')}</h1>
      <p className={styles.outcome} data-ok={ok}>
        {words.word(ok ? 'allPassed' : 'notPassed')}
      </p>
      <ul className={styles.counts}>
        {counts.map(({ result, count }) => (
          <li key={result} data-result={result}>
            <b>{count}</b> {words.word(result)}
          </li>
        ))}
      </ul>
      <p className={styles.facts}>
        {words.word('facts', {
          steps,
          seed,
          seconds: (timing.milliseconds / 1000).toFixed(2),
        })}
        {rulesShown.length > 0 && (
          <span title={rulesShown.join(', ')}>
            {' · '}
            {words.word('rules', { shown: rulesShown.length, known: rulesKnown })}
          </span>
        )}
        {leftOut > 0 && ` · ${words.word('leftOut', { count: leftOut })}`}
      </p>
      <label className={styles.theme}>
        {words.word('theme')}
        <select
          value={theme}
          onChange={({ target }) => {
            setTheme(themes.find((one) => one === target.value) ?? 'system')
          }}
        >
          {themes.map((one) => (
            <option key={one} value={one}>
              {words.word(one)}
            </option>
          ))}
        </select>
      </label>
    </header>
  )
}
