import type { ScreenProps } from '../screenProps.ts'
import { EntryList } from '../widgets/EntryList.tsx'
import { Icon, iconFor } from '../widgets/Icon.tsx'
import styles from './ListScreen.module.css'

/** A menu. */
export function ListScreen(props: ScreenProps) {
  const { view } = props
  return (
    <div className={styles.body}>
      <h2 className={styles.title}>{view.title}</h2>
      <EntryList {...props} entries={view.entries} />
      <Icon name={iconFor(view.path[0] ?? '')} className={styles.emblem} />
    </div>
  )
}
