import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ChoiceRow } from './ChoiceRow.tsx'
import type { WorldRequest } from './requestWorld.ts'
import styles from './ClockControls.module.css'

interface ClockControlsProps {
  /** The world's time now; undefined until it is told. */
  readonly now: number | undefined
  readonly rate: number | undefined
  readonly onRequest: (request: WorldRequest) => void
}

const rates = [0, 1, 10, 60, 600] as const
const second = 1000
const steps = {
  second,
  minute: 60 * second,
  leap: 600 * second,
  hour: 3600 * second,
  day: 86_400 * second,
} as const
const farthest = 366 * steps.day

/** The world's clock: it runs in real time or faster, stands, goes on by a step, or jumps to a moment. */
export function ClockControls({ now, rate, onRequest }: ClockControlsProps) {
  const { t, i18n } = useTranslation()
  const id = useId()
  const [moment, setMoment] = useState('')
  const goTo = Date.parse(`${moment}Z`)
  const canGo = now !== undefined && goTo > now && goTo - now <= farthest
  const change = (payload: { readonly rate?: number; readonly advance?: number }) => {
    onRequest({ type: 'bench.clock.changed', payload })
  }
  return (
    <>
      {now !== undefined && (
        <p className={styles.now}>
          <time dateTime={new Date(now).toISOString()}>
            {new Intl.DateTimeFormat(i18n.language, {
              dateStyle: 'medium',
              timeStyle: 'medium',
              timeZone: 'UTC',
            }).format(now)}
          </time>{' '}
          <span className={styles.zone}>UTC</span>
        </p>
      )}
      <ChoiceRow
        label={t('world.clock')}
        chosen={String(rate ?? '')}
        choices={rates.map((id) => ({
          id: String(id),
          text: id === 0 ? t('world.paused') : `×${String(id)}`,
        }))}
        onChoose={(id) => {
          change({ rate: Number(id) })
        }}
      />
      <div className={styles.steps} role="group" aria-label={t('world.forward')}>
        {Object.entries(steps).map(([name, advance]) => (
          <button
            key={name}
            type="button"
            onClick={() => {
              change({ advance })
            }}
          >
            {t(`world.${name}`)}
          </button>
        ))}
      </div>
      <form
        className={styles.jump}
        onSubmit={(event) => {
          event.preventDefault()
          if (canGo) change({ advance: goTo - now })
        }}
      >
        <label htmlFor={id}>{t('world.jumpTo')}</label>
        <input
          id={id}
          type="datetime-local"
          value={moment}
          onChange={(event) => {
            setMoment(event.target.value)
          }}
        />
        <button type="submit" disabled={!canGo}>
          {t('world.jump')}
        </button>
      </form>
    </>
  )
}
