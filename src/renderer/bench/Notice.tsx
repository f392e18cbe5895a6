import { useTranslation } from 'react-i18next'
import styles from './Notice.module.css'

interface NoticeProps {
  readonly at: 'loading' | 'failed' | 'locked-out'
  readonly onRetry: () => void
}

/** The whole page before there is a bench: getting ready, not signed in, nobody there. */
export function Notice({ at, onRetry }: NoticeProps) {
  const { t } = useTranslation()
  if (at === 'loading') {
    return (
      <main className={styles.notice}>
        <p role="status">{t('app.loading')}</p>
      </main>
    )
  }
  const text = at === 'failed' ? 'failed' : 'lockedOut'
  return (
    <main className={styles.notice}>
      <h2>{t(`app.${text}`)}</h2>
      <p>{t(`app.${text}More`)}</p>
      {at === 'failed' && (
        <button type="button" onClick={onRetry}>
          {t('app.retry')}
        </button>
      )}
    </main>
  )
}
