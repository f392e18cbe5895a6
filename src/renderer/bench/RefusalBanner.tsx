import { useTranslation } from 'react-i18next'
import styles from './RefusalBanner.module.css'

interface RefusalBannerProps {
  /** Why the last input was refused, in words; undefined when it was taken. */
  readonly text: string | undefined
  readonly onMore: (() => void) | undefined
  readonly onDismiss: () => void
}

/** Says at once why the car did not take an input; heard as well as seen. */
export function RefusalBanner({ text, onMore, onDismiss }: RefusalBannerProps) {
  const { t } = useTranslation()
  return (
    <div className={styles.place} role="status" aria-live="polite" aria-atomic="true">
      {text !== undefined && (
        <div className={styles.banner}>
          <strong>{t('refusal.title')}</strong>
          <span className={styles.text}>{text}</span>
          {onMore !== undefined && (
            <button type="button" onClick={onMore}>
              {t('refusal.more')}
            </button>
          )}
          <button type="button" aria-label={t('refusal.dismiss')} onClick={onDismiss}>
            <span aria-hidden="true">×</span>
          </button>
        </div>
      )}
    </div>
  )
}
