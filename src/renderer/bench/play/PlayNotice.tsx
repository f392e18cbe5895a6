import { useTranslation } from 'react-i18next'
import type { Play } from '../../../contract/playChannels.ts'
import styles from './Play.module.css'

interface PlayNoticeProps {
  readonly play: Play
  readonly onWatch: () => void
}

/** Tells another window that something is being played, and lets it look on. */
export function PlayNotice({ play, onWatch }: PlayNoticeProps) {
  const { t } = useTranslation()
  return (
    <div className={styles.bar} role="status">
      <p>
        <strong>{t(`play.purpose_${play.purpose}`)}</strong> {play.name}
      </p>
      <button type="button" className={styles.button} onClick={onWatch}>
        {t('play.watch')}
      </button>
    </div>
  )
}
