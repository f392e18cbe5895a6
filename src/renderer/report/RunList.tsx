import { useState, type KeyboardEvent } from 'react'
import type { DrawnRun } from '../../scenario/drawnReport.ts'
import { ResultMark } from './ResultMark.tsx'
import type { ReportWords } from './reportWords.ts'
import { addressOfRun } from './useChosenRun.ts'
import styles from './RunList.module.css'

interface RunListProps {
  readonly runs: readonly DrawnRun[]
  /** Which of them are listed. */
  readonly listed: readonly number[]
  readonly chosen: number
  readonly words: ReportWords
}

/** So many rows are drawn at first; the rest when asked for. */
const rowsAtOnce = 200

/** The runs by scenario. One stop for Tab, in it the arrow keys go from run to run. */
export function RunList({ runs, listed, chosen, words }: RunListProps) {
  const [limit, setLimit] = useState(rowsAtOnce)
  const shown = listed.slice(0, limit)
  const stop = shown.includes(chosen) ? chosen : shown[0]
  return (
    <div className={styles.list}>
      {groupsOf(runs, shown).map(({ scenario, name, indices }) => (
        <section key={scenario} aria-label={name}>
          <h2 className={styles.name} title={scenario}>
            {name}
          </h2>
          <ul className={styles.rows} onKeyDown={moveFocus}>
            {indices.map((index) => (
              <Row
                key={index}
                run={runs[index]}
                index={index}
                isChosen={index === chosen}
                isStop={index === stop}
                words={words}
              />
            ))}
          </ul>
        </section>
      ))}
      {listed.length > limit && (
        <button
          type="button"
          className={styles.more}
          onClick={() => {
            setLimit(limit + rowsAtOnce * 5)
          }}
        >
          {words.word('more', { count: listed.length - limit })}
        </button>
      )}
    </div>
  )
}

interface RowProps {
  readonly run: DrawnRun | undefined
  readonly index: number
  readonly isChosen: boolean
  readonly isStop: boolean
  readonly words: ReportWords
}

function Row({ run, index, isChosen, isStop, words }: RowProps) {
  if (run === undefined) return null
  return (
    <li>
      <a
        className={styles.row}
        href={addressOfRun(index)}
        tabIndex={isStop ? 0 : -1}
        aria-current={isChosen ? 'true' : undefined}
        data-run={index}
      >
        <ResultMark result={run.result} words={words} />
        <span className={styles.vehicle}>{run.vehicle}</span>
        <span className={styles.locale}>
          {[run.locale, run.market].filter((part) => part !== undefined).join(' ')}
        </span>
      </a>
    </li>
  )
}

interface Group {
  readonly scenario: string
  readonly name: string
  readonly indices: number[]
}

function groupsOf(runs: readonly DrawnRun[], shown: readonly number[]): readonly Group[] {
  const groups = new Map<string, Group>()
  for (const index of shown) {
    const run = runs[index]
    if (run === undefined) continue
    const { scenario, name } = run
    const group = groups.get(scenario) ?? { scenario, name, indices: [] }
    group.indices.push(index)
    groups.set(scenario, group)
  }
  return [...groups.values()]
}

const moves: Readonly<Record<string, (at: number, last: number) => number>> = {
  ArrowDown: (at, last) => Math.min(at + 1, last),
  ArrowUp: (at) => Math.max(at - 1, 0),
  Home: () => 0,
  End: (_, last) => last,
}

function moveFocus(event: KeyboardEvent<HTMLElement>): void {
  const move = moves[event.key]
  const list = event.currentTarget.closest(`.${String(styles['list'])}`)
  if (move === undefined || list === null) return
  const rows = [...list.querySelectorAll<HTMLAnchorElement>('a[data-run]')]
  const at = rows.findIndex((row) => row === document.activeElement)
  const next = rows[move(at, rows.length - 1)]
  event.preventDefault()
  next?.focus()
  next?.click()
}
