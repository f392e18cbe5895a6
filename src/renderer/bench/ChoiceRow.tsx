import { useId } from 'react'
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components'
import styles from './ChoiceRow.module.css'

interface ChoiceRowProps {
  readonly label: string
  readonly chosen: string
  readonly choices: readonly { readonly id: string; readonly text: string }[]
  readonly onChoose: (id: string) => void
  /** Hides the label from sight where the choices say enough. */
  readonly quiet?: boolean
}

/** A few choices side by side, all in sight; the arrow keys walk, Space or Enter chooses. */
export function ChoiceRow({ label, chosen, choices, onChoose, quiet }: ChoiceRowProps) {
  const id = useId()
  return (
    <div className={styles.row}>
      <span id={id} className={quiet === true ? styles.unseen : styles.label}>
        {label}
      </span>
      <ToggleButtonGroup
        className={styles.choices ?? ''}
        aria-labelledby={id}
        selectionMode="single"
        disallowEmptySelection
        selectedKeys={[chosen]}
        onSelectionChange={(keys) => {
          const [key] = keys
          if (key !== undefined && key !== chosen) onChoose(String(key))
        }}
      >
        {choices.map((choice) => (
          <ToggleButton key={choice.id} id={choice.id} className={styles.choice ?? ''}>
            {choice.text}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
    </div>
  )
}
