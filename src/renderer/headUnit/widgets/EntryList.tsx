import { useLayoutEffect, useRef } from 'react'
import type { ScreenEntry } from '../../../contract/screenView.ts'
import type { ScreenProps } from '../screenProps.ts'
import { attachMomentum } from './attachMomentum.ts'
import { EntryRow } from './EntryRow.tsx'
import { revealRow } from './revealRow.ts'
import styles from './EntryList.module.css'

interface EntryListProps extends ScreenProps {
  readonly entries: readonly ScreenEntry[]
}

/** Entries one below the other; longer than the screen it scrolls, and the focus stays in sight. */
export function EntryList({ view, entries, words, softKeys, onInput }: EntryListProps) {
  const list = useRef<HTMLUListElement>(null)
  useLayoutEffect(() => {
    if (list.current !== null) revealRow(list.current, view.focus)
  }, [view.focus, view.path])
  useLayoutEffect(() => (list.current === null ? undefined : attachMomentum(list.current)), [])
  return (
    <ul ref={list} className={styles.list} aria-label={view.title}>
      {entries.map((entry) => (
        <EntryRow
          key={entry.id}
          entry={entry}
          focused={entry.id === view.focus}
          soft={softKeys?.includes(entry.id) === true}
          words={words}
          onInput={onInput}
        />
      ))}
      {entries.length === 0 && <li className={styles.empty}>{words.word('empty')}</li>}
    </ul>
  )
}
