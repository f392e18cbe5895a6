import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Host } from '../hosts/host.ts'
import styles from './ConnectionBanner.module.css'

const millisecondsBetweenTries = 2000

/** Shown while the host is lost: the screen stays, and comes back to life by itself, unless the host no longer knows us. */
export function ConnectionBanner({ host }: { readonly host: Host }) {
  const { t } = useTranslation()
  const [isStranger, setStranger] = useState(false)
  useEffect(() => {
    const timer = setInterval(() => {
      host.openSession().then(
        (session) => {
          setStranger(session === undefined)
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
