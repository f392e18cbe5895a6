import { useTranslation } from 'react-i18next'
import type { LinkMethod } from '../../catalogue/catalogueSchema.ts'
import type { Payload } from '../../contract/channels.ts'
import type { Session } from '../hosts/host.ts'
import styles from './OwnerCard.module.css'

interface OwnerCardProps {
  readonly owner: Session['owner']
  /** How the car on the screen is linked. */
  readonly linkMethod: LinkMethod
  /** What My Porsche shows the owner for the car on the screen. */
  readonly pairing: Payload<'backend.pairingCode.shown'> | undefined
}

/** The demo owner's data, in sight because every linking needs them; nothing of it is anybody's. */
export function OwnerCard({ owner, linkMethod, pairing }: OwnerCardProps) {
  const { t } = useTranslation()
  const code = pairing?.pairingCode ?? undefined
  const insteadOfCode =
    linkMethod === 'porsche-id' ? 'byPorscheId' : pairing?.linked === true ? 'redeemed' : 'waiting'
  return (
    <>
      <dl className={styles.data}>
        <Datum name={t('owner.name')} value={owner.name} />
        <Datum name={t('owner.porscheId')} value={owner.porscheId} />
        <Datum name={t('owner.password')} value={owner.password} />
        <Datum
          name={t('owner.securityCode')}
          value={owner.securityCode ?? undefined}
          instead={t('owner.noSecurityCode')}
        />
        <Datum name={t('owner.pairingCode')} value={code} instead={t(`owner.${insteadOfCode}`)} />
      </dl>
      <p className={styles.note}>{t('owner.invented')}</p>
    </>
  )
}

interface DatumProps {
  readonly name: string
  readonly value: string | undefined
  readonly instead?: string
}

function Datum({ name, value, instead }: DatumProps) {
  return (
    <div className={styles.datum}>
      <dt>{name}</dt>
      <dd>{value === undefined ? <em>{instead}</em> : <code>{value}</code>}</dd>
    </div>
  )
}
