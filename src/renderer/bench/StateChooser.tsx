import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Payload } from '../../contract/channels.ts'
import type { WorldRequest } from './requestWorld.ts'
import styles from './SurroundingsPanel.module.css'

interface StateChooserProps {
  readonly states: Payload<'world.states.offered'>['states']
  readonly onRequest: (request: WorldRequest) => void
}

/** Starts afresh from a state of Porsche Connect that has a name, such as a car just sold. */
export function StateChooser({ states, onRequest }: StateChooserProps) {
  const { t, i18n } = useTranslation()
  const [chosen, setChosen] = useState<string>()
  const state = chosen ?? states[0]?.id
  if (state === undefined) return null
  return (
    <div className={styles.buttons}>
      <label className={styles.note}>
        {t('world.startFrom')}{' '}
        <select
          value={state}
          onChange={({ target }) => {
            setChosen(target.value)
          }}
        >
          {states.map(({ id, names }) => (
            <option key={id} value={id}>
              {names[i18n.language] ?? names['en'] ?? id}
            </option>
          ))}
        </select>
      </label>
      <button
        type="button"
        title={t('world.startMore')}
        onClick={() => {
          onRequest({ type: 'bench.world.emptied', payload: { state } })
        }}
      >
        {t('world.start')}
      </button>
    </div>
  )
}
