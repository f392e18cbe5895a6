import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './StepList.module.css'

interface StepListProps {
  readonly steps: readonly { readonly text: string }[]
  /** The one that comes next. */
  readonly at?: number | undefined
  readonly failed?: boolean | undefined
  /** Goes to a step; without it a step is only read. */
  readonly onGo?: ((index: number) => void) | undefined
  /** Takes a step as it is written now; says what is wrong with it. */
  readonly onEdit?: ((index: number, text: string) => string | undefined) | undefined
  readonly onRemove?: ((index: number) => void) | undefined
}

/** The steps of a scenario as they are written; the list follows the one that comes next. */
export function StepList({ steps, at, failed, onGo, onEdit, onRemove }: StepListProps) {
  const { t } = useTranslation()
  const [edited, setEdited] = useState<number>()
  const reveal = (item: HTMLElement | null) => {
    item?.scrollIntoView?.({ block: 'nearest' })
  }
  const current = at ?? steps.length - 1
  return (
    <ol className={styles.steps} aria-label={t('play.steps')} tabIndex={0}>
      {steps.map(({ text }, index) => (
        <li
          key={index}
          ref={index === current ? reveal : undefined}
          className={styles.step}
          data-state={
            at === undefined ? 'done' : index < at ? 'done' : index > at ? 'to-come' : 'next'
          }
          data-failed={(failed === true && index === at) || undefined}
          aria-current={index === at ? 'step' : undefined}
        >
          {edited === index && onEdit !== undefined ? (
            <StepEditor
              text={text}
              onDone={() => {
                setEdited(undefined)
              }}
              onTake={(written) => onEdit(index, written)}
            />
          ) : (
            <>
              {onGo === undefined ? (
                <code className={styles.text}>{text}</code>
              ) : (
                <button
                  type="button"
                  className={styles.go}
                  title={t('play.from')}
                  onClick={() => {
                    onGo(index)
                  }}
                >
                  <code className={styles.text}>{text}</code>
                </button>
              )}
              {onEdit !== undefined && (
                <button
                  type="button"
                  className={styles.tool}
                  aria-label={t('record.edit', { step: text })}
                  onClick={() => {
                    setEdited(index)
                  }}
                >
                  <span aria-hidden="true">✎</span>
                </button>
              )}
              {onRemove !== undefined && (
                <button
                  type="button"
                  className={styles.tool}
                  aria-label={t('record.remove', { step: text })}
                  onClick={() => {
                    onRemove(index)
                  }}
                >
                  <span aria-hidden="true">×</span>
                </button>
              )}
            </>
          )}
        </li>
      ))}
    </ol>
  )
}

interface StepEditorProps {
  readonly text: string
  readonly onTake: (text: string) => string | undefined
  readonly onDone: () => void
}

function StepEditor({ text, onTake, onDone }: StepEditorProps) {
  const { t } = useTranslation()
  const [written, setWritten] = useState(text)
  const [problem, setProblem] = useState<string>()
  return (
    <form
      className={styles.editor}
      onSubmit={(event) => {
        event.preventDefault()
        const found = onTake(written)
        setProblem(found)
        if (found === undefined) onDone()
      }}
    >
      <input
        autoFocus
        className={styles.field}
        aria-label={t('record.step')}
        aria-invalid={problem !== undefined}
        value={written}
        onChange={(event) => {
          setWritten(event.target.value)
        }}
        onKeyDown={(event) => {
          if (event.key === 'Escape') onDone()
        }}
      />
      <button type="submit" className={styles.tool}>
        {t('record.take')}
      </button>
      <div role="alert" className={styles.problem}>
        {problem}
      </div>
    </form>
  )
}
