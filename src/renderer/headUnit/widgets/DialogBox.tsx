import { useId } from 'react'
import type { ScreenDialog } from '../../../contract/screenView.ts'
import type { ScreenProps } from '../screenProps.ts'
import styles from './DialogBox.module.css'

interface DialogBoxProps extends Pick<ScreenProps, 'onInput'> {
  readonly dialog: ScreenDialog
  readonly focus: string | null
}

/** A dialog that lies above the menu. */
export function DialogBox({ dialog, focus, onInput }: DialogBoxProps) {
  const title = useId()
  const text = useId()
  return (
    <div className={styles.veil}>
      <div
        className={styles.box}
        role="alertdialog"
        aria-modal="true"
        aria-labelledby={title}
        aria-describedby={text}
      >
        <h2 id={title} className={styles.title}>
          {dialog.title}
        </h2>
        <p id={text} className={styles.text}>
          {dialog.text}
        </p>
        {dialog.buttons.length > 0 && (
          <div className={styles.buttons}>
            {dialog.buttons.map((button, index) => (
              <button
                key={button.id}
                type="button"
                className={index === 0 ? styles.first : styles.button}
                data-entry={button.id}
                data-focused={button.id === focus || undefined}
                onClick={() => {
                  onInput({ type: 'driver.entry.chosen', payload: { id: button.id } })
                }}
              >
                {button.label}
              </button>
            ))}
          </div>
        )}
      </div>
    </div>
  )
}
