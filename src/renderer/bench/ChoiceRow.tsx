import { useId, type KeyboardEvent, type ReactNode } from 'react'
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
  const at = choices.findIndex((choice) => choice.id === chosen)
  return (
    <div className={styles.row}>
      <span id={id} className={quiet === true ? styles.unseen : styles.label}>
        {label}
      </span>
      <div
        role="radiogroup"
        className={styles.choices}
        data-manner={manner}
        aria-labelledby={id}
        onKeyDown={walk}
      >
        {choices.map((choice, index) => (
          <button
            key={choice.id}
            type="button"
            role="radio"
            className={styles.choice}
            aria-checked={choice.id === chosen}
            // one stop for the Tab key; the arrow keys walk from there
            tabIndex={index === Math.max(0, at) ? 0 : -1}
            data-marked={choice.marked === true || undefined}
            onClick={() => {
              if (choice.id !== chosen) onChoose(choice.id)
            }}
          >
            {choice.art}
            <span className={manner === 'icons' ? styles.unseen : undefined}>{choice.text}</span>
          </button>
        ))}
      </div>
    </div>
  )
}

const steps: Readonly<Record<string, number>> = {
  ArrowRight: 1,
  ArrowDown: 1,
  ArrowLeft: -1,
  ArrowUp: -1,
}

/** The arrow keys walk round without choosing: a choice may open another car. */
function walk(event: KeyboardEvent<HTMLElement>): void {
  const step = steps[event.key]
  if (step === undefined) return
  const all = [...event.currentTarget.querySelectorAll<HTMLElement>('[role="radio"]')]
  const held = all.findIndex((choice) => choice === document.activeElement)
  all[(held + step + all.length) % all.length]?.focus()
  event.preventDefault()
}
