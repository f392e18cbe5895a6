import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Payload } from '../../contract/channels.ts'
import { ChoiceRow } from './ChoiceRow.tsx'
import type { WorldAnswer, WorldRequest } from './requestWorld.ts'
import styles from './SurroundingsPanel.module.css'

interface WorldPanelProps {
  readonly clock: Payload<'world.clock.changed'> | undefined
  readonly backend: Payload<'world.backend.changed'>['backend'] | undefined
  readonly onRequest: (request: WorldRequest) => Promise<WorldAnswer>
  readonly onFresh: () => void
}

const conducts = ['answering', 'silent', 'unreachable'] as const
const rates = [0, 1, 60] as const
const leap = 600_000

/** What holds for all cars: how the mock backend behaves, how time passes, and a fresh start. */
export function WorldPanel({ clock, backend, onRequest, onFresh }: WorldPanelProps) {
  const { t, i18n } = useTranslation()
  const [problem, setProblem] = useState<string>()
  const request = (wanted: WorldRequest) => {
    void onRequest(wanted).then(({ accepted, explanation, reason }) => {
      setProblem(accepted ? undefined : (explanation ?? reason))
    })
  }
  const time =
    clock === undefined
      ? undefined
      : new Intl.DateTimeFormat(i18n.language, {
          dateStyle: 'medium',
          timeStyle: 'medium',
          timeZone: 'UTC',
        }).format(new Date(clock.now))
  return (
    <div className={styles.rows}>
      <ChoiceRow
        label={t('world.backend')}
        chosen={backend ?? ''}
        choices={conducts.map((id) => ({ id, text: t(`world.backend_${id}`) }))}
        onChoose={(id) => {
          const conduct = conducts.find((known) => known === id)
          if (conduct !== undefined) {
            request({ type: 'bench.backend.changed', payload: { backend: conduct } })
          }
        }}
      />
      <ChoiceRow
        label={t('world.clock')}
        chosen={String(clock?.rate ?? '')}
        choices={rates.map((rate) => ({
          id: String(rate),
          text: rate === 0 ? t('world.paused') : `×${String(rate)}`,
        }))}
        onChoose={(rate) => {
          request({ type: 'bench.clock.changed', payload: { rate: Number(rate) } })
        }}
      />
      {time !== undefined && <p className={styles.note}>{t('world.time', { time })}</p>}
      <div className={styles.buttons}>
        <button
          type="button"
          onClick={() => {
            request({ type: 'bench.clock.changed', payload: { advance: leap } })
          }}
        >
          {t('world.leap')}
        </button>
        <button type="button" title={t('world.freshMore')} onClick={onFresh}>
          {t('world.fresh')}
        </button>
      </div>
      <div role="status">
        {problem !== undefined && <p className={styles.problem}>{problem}</p>}
      </div>
    </div>
  )
}
