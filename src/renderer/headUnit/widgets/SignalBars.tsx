import type { Technology } from '../../../contract/screenView.ts'
import styles from './SignalBars.module.css'

const bars: readonly Technology[] = ['2G', '3G', 'LTE']

/** How far the radio technology reaches, as bars; its name stands beside them. */
export function SignalBars({ technology }: { readonly technology: Technology }) {
  const reached = bars.indexOf(technology)
  return (
    <span className={styles.bars} aria-hidden="true">
      {bars.map((bar, index) => (
        <span key={bar} data-lit={index <= reached || undefined} />
      ))}
    </span>
  )
}
