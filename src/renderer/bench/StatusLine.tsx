import { useTranslation } from 'react-i18next'
import type { Catalogue } from '../../catalogue/catalogue.ts'
import { textFor } from '../../catalogue/textFor.ts'
import type { Payload } from '../../contract/channels.ts'
import type { ScreenStatus } from '../../contract/screenView.ts'
import styles from './StatusLine.module.css'

interface StatusLineProps {
  readonly catalogue: Catalogue
  readonly status: ScreenStatus
  /** Whether the backend sees the car, over the other wire. */
  readonly presence: boolean | undefined
  readonly refused: Payload<'world.messages.refused'> | undefined
}

/** How the car is connected, in the words of whoever sits at the bench. */
export function StatusLine({ catalogue, status, presence, refused }: StatusLineProps) {
  const { t, i18n } = useTranslation()
  const { connect, reason, bearer, technology } = status
  const data = t(`status.bearer_${bearer}`)
  const network = technology === 'none' ? t('status.technology_none') : technology
  return (
    <div className={styles.line} role="group" aria-label={t('status.title')}>
      <span className={styles.connect} data-connect={connect}>
        {t(`status.${connect}`)}
      </span>
      {reason !== undefined && connect !== 'online' && (
        <span>{textFor(catalogue, i18n.language, 'reasons', reason)}</span>
      )}
      <span>
        {t('status.bearer')} {data} · {network}
        {status.abroad && ` · ${t('status.abroad')}`}
      </span>
      {presence !== undefined && <span>{t(`status.presence_${String(presence)}`)}</span>}
      {refused !== undefined && refused.count > 0 && (
        <span className={styles.refused} title={refused.last?.address}>
          {t('connection.refused', { count: refused.count })}
          {refused.last !== undefined && (
            <> · {t('connection.lastRefused', { reason: refused.last.reason })}</>
          )}
        </span>
      )}
    </div>
  )
}
