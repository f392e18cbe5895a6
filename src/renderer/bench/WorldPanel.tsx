import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Payload } from '../../contract/channels.ts'
import { ChoiceRow } from './ChoiceRow.tsx'
import { ClockControls } from './ClockControls.tsx'
import type { WorldAnswer, WorldRequest } from './requestWorld.ts'
import { StateChooser } from './StateChooser.tsx'
import styles from './SurroundingsPanel.module.css'

interface WorldPanelProps {
  readonly clock: Payload<'world.clock.changed'> | undefined
  /** The time that has become of it. */
  readonly now: number | undefined
  readonly backend: Payload<'world.backend.changed'>['backend'] | undefined
  /** The states of Porsche Connect that one may start from. */
  readonly states: Payload<'world.states.offered'>['states']
  readonly onRequest: (request: WorldRequest) => Promise<WorldAnswer>
}

const conducts = ['answering', 'silent', 'unreachable'] as const

/** What holds for all cars: how the mock backend behaves, and how time passes. */
export function WorldPanel({ clock, now, backend, states, onRequest }: WorldPanelProps) {
  const { t } = useTranslation()
  const [problem, setProblem] = useState<string>()
  const request = (wanted: WorldRequest) => {
    void onRequest(wanted).then(({ accepted, explanation, reason }) => {
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
