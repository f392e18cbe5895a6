import { useId, type ReactNode } from 'react'
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components'
import styles from './ChoiceRow.module.css'

export interface Choice {
  readonly id: string
  readonly text: string
  /** Drawn above the text, or in its place. */
  readonly art?: ReactNode
  /** Marks the choice; said in words elsewhere. */
  readonly marked?: boolean
}

interface ChoiceRowProps {
  readonly label: string
  readonly chosen: string
  readonly choices: readonly Choice[]
  readonly onChoose: (id: string) => void
  /** Hides the label from sight where the choices say enough. */
  readonly quiet?: boolean
  /** Cards with a drawing above the text, or small drawings alone; lines of text if not said. */
  readonly manner?: 'cards' | 'icons'
}

/** A few choices side by side, all in sight; the arrow keys walk, Space or Enter chooses. */
export function ChoiceRow({ label, chosen, choices, onChoose, quiet, manner }: ChoiceRowProps) {
  const id = useId()
  return (
    <div className={styles.row}>
      <span id={id} className={quiet === true ? styles.unseen : styles.label}>
        {label}
      </span>
      <ToggleButtonGroup
        className={styles.choices ?? ''}
        data-manner={manner}
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
          <ToggleButton
            key={choice.id}
            id={choice.id}
            className={styles.choice ?? ''}
            data-marked={choice.marked === true || undefined}
          >
            {choice.art}
            <span className={manner === 'icons' ? styles.unseen : undefined}>{choice.text}</span>
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
    </div>
  )
}
