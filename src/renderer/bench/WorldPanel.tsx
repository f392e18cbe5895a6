import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PageBus } from '../hosts/host.ts'
import { ChoiceRow } from './ChoiceRow.tsx'
import { ClockControls } from './ClockControls.tsx'
import { requestWorld, type WorldRequest } from './requestWorld.ts'
import { StateChooser } from './StateChooser.tsx'
import type { Connection } from './useBus.ts'
import { useLatest } from './useLatest.ts'
import { useWorldTime } from './useWorldTime.ts'
import styles from './SurroundingsPanel.module.css'

interface WorldPanelProps {
  readonly connection: Connection
  readonly bus: PageBus
}

const second = 1000
const conducts = ['answering', 'silent', 'unreachable'] as const

/** What holds for all cars: how the mock backend behaves, and how time passes. */
export default function WorldPanel({ connection, bus }: WorldPanelProps) {
  const { t } = useTranslation()
  const { board } = connection
  const clock = useLatest(board, 'world.clock.changed', {})
  const now = useWorldTime(connection, second)
  const backend = useLatest(board, 'world.backend.changed', {})?.backend
  const states = useLatest(board, 'world.states.offered', {})?.states ?? []
  const [problem, setProblem] = useState<string>()
  const request = (wanted: WorldRequest) => {
    void requestWorld(bus, wanted).then(({ accepted, explanation, reason }) => {
      setProblem(accepted ? undefined : (explanation ?? reason))
    })
  }
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
      <ClockControls now={now} rate={clock?.rate} onRequest={request} />
      <StateChooser states={states} onRequest={request} />
      <div role="status">
        {problem !== undefined && <p className={styles.problem}>{problem}</p>}
      </div>
    </div>
  )
}
