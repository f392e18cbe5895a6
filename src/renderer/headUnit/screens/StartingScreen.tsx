import type { ScreenProps } from '../screenProps.ts'
import styles from './StartingScreen.module.css'

/** The head unit starts. */
export function StartingScreen({ view }: ScreenProps) {
  return (
    <div className={styles.starting} role="status">
      <span className={styles.ring} aria-hidden="true" />
      <p>{view.title}</p>
      <span className={styles.line} aria-hidden="true" />
    </div>
  )
}
