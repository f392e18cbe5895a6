import type { ScreenProps } from '../screenProps.ts'
import { EntryList } from '../widgets/EntryList.tsx'
import { StatusBar } from '../widgets/StatusBar.tsx'
import styles from './ListScreen.module.css'

/** A menu. */
export function ListScreen({ view, words, onInput }: ScreenProps) {
  return (
    <>
      <StatusBar status={view.status} words={words} />
      <div className={styles.body}>
        <h2 className={styles.title}>{view.title}</h2>
        <EntryList view={view} entries={view.entries} words={words} onInput={onInput} />
      </div>
    </>
  )
}
