import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { present, type BenchStore } from './benchStore.ts'
import styles from './PresentationEnd.module.css'

/** The one thing beside the head unit in a presentation: the way out of it. */
export function PresentationEnd({ store }: { readonly store: BenchStore }) {
  const { t } = useTranslation()
  useEffect(() => {
    const onChange = () => {
      if (!isFullScreen()) present(store, false)
    }
    document.addEventListener('fullscreenchange', onChange)
    return () => {
      document.removeEventListener('fullscreenchange', onChange)
    }
  }, [store])
  return (
    <button
      type="button"
      className={styles.end}
      onClick={() => {
        present(store, false)
        if (isFullScreen()) void document.exitFullscreen()
      }}
    >
      <span aria-hidden="true">×</span> {t('app.leave')}
    </button>
  )
}

/** Some browsers know no full screen. */
function isFullScreen(): boolean {
  return (document.fullscreenElement ?? null) !== null
}
