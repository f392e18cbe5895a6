import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { Catalogue } from '../../catalogue/catalogue.ts'
import { readingsOf, rowOf, type Vehicle } from '../../catalogue/vehicle.ts'
import { ConfidenceMark } from './ConfidenceMark.tsx'
import { intoSight } from './intoSight.ts'
import { Sources } from './Sources.tsx'
import styles from './EntryCard.module.css'

interface VehicleCardProps {
  readonly catalogue: Catalogue
  readonly vehicle: Vehicle
  readonly onClose: () => void
  /** Opens a car in which the documents' other reading holds. */
  readonly onReading: (conflict: string) => void
}

const topics = ['roaming', 'data', 'pin', 'link'] as const

/** How sure we are of a vehicle: its groups, what they rest on, and where the documents disagree. */
export function VehicleCard({ catalogue, vehicle, onClose, onReading }: VehicleCardProps) {
  const { t } = useTranslation()
  const title = useId()
  const row = rowOf(catalogue, vehicle.id)
  return (
    <section ref={intoSight} className={styles.card} aria-labelledby={title}>
      <button type="button" className={styles.back} onClick={onClose}>
        <span aria-hidden="true">←</span> {t('card.back')}
      </button>
      <h2 id={title} className={styles.title}>
        {vehicle.name}
      </h2>
      <h3>{t('vehicleCard.title')}</h3>
      <p>
        <ConfidenceMark confidence={row?.confidence} />
      </p>
      {row?.note !== undefined && (
        <p className={styles.note} lang="en">
          {row.note}
        </p>
      )}
      <dl className={styles.conflicts}>
        {vehicle.flags.map(({ kind, conflict: id }) => {
          const conflict = catalogue.conflicts.find((candidate) => candidate.id === id)
          return (
            <div key={id}>
              <dt>
                <b>{id}</b> {t(`vehicleCard.kind_${kind}`)}:{' '}
                <span lang="en">{conflict?.title}</span>
              </dt>
              <dd lang="en">{t('card.decision', { decision: conflict?.decision ?? '' })}</dd>
            </div>
          )
        })}
      </dl>
      {readingsOf(catalogue, vehicle.id).map((conflict) => (
        <button
          key={conflict}
          type="button"
          className={styles.back}
          onClick={() => {
            onReading(conflict)
          }}
        >
          {t('vehicleCard.reading', { conflict })}
        </button>
      ))}
      <h3>{t('vehicleCard.groups')}</h3>
      {row !== undefined &&
        topics.map((topic) => (
          <div key={topic} className={styles.part}>
            <h4>
              {t(`vehicleCard.group_${topic}`)} <span>{vehicle[topic]}</span>
            </h4>
            <Sources
              catalogue={catalogue}
              sources={row.sources[topic].map((source) => {
                const [document = '', line] = source.split(':')
                return { document, line: line === undefined ? null : Number(line) }
              })}
            />
          </div>
        ))}
    </section>
  )
}
