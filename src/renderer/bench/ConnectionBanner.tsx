import { useEffect, useEffectEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Host } from '../hosts/host.ts'
import styles from './ConnectionBanner.module.css'

const millisecondsBetweenTries = 2000

interface ConnectionBannerProps {
  readonly host: Host
  /** A host that did not know us does so now. */
  readonly onAdmitted: () => void
}

/** Shown while the host is lost: the screen stays, and comes back to life by itself, unless the host no longer knows us. */
export function ConnectionBanner({ host, onAdmitted }: ConnectionBannerProps) {
  const { t } = useTranslation()
  const [isStranger, setStranger] = useState(false)
  const hear = useEffectEvent((isKnown: boolean) => {
    if (isKnown && isStranger) onAdmitted()
    setStranger(!isKnown)
  })
  useEffect(() => {
    const timer = setInterval(() => {
      host.openSession().then(
        (session) => {
          hear(session !== undefined)
        },
        () => undefined,
      )
    }, millisecondsBetweenTries)
    return () => {
      clearInterval(timer)
    }
  }, [host])
  return (
    <p className={styles.banner} role="alert">
      {t(isStranger ? 'connection.restarted' : 'connection.lost')}
    </p>
  )
}
