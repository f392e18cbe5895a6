import type { ScreenProps } from '../screenProps.ts'
import styles from './DarkScreen.module.css'

/** The head unit is off: black glass, said in words for those who cannot see that. */
export function DarkScreen({ words }: ScreenProps) {
  return <p className={styles.dark}>{words.word('dark')}</p>
}
