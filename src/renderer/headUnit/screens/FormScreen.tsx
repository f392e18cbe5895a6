import type { ScreenEntry, ScreenInput } from '../../../contract/screenView.ts'
import type { ScreenProps } from '../screenProps.ts'
import { EntryList } from '../widgets/EntryList.tsx'
import { Keypad } from '../widgets/Keypad.tsx'
import styles from './FormScreen.module.css'

const dot = '•'

/** Fields to fill, one of them in focus, and a keypad that suits it. */
export function FormScreen({ view, words, onInput }: ScreenProps) {
  const { input } = view
  const fields = view.entries.filter(({ kind }) => kind === 'field')
  const others = view.entries.filter(({ kind }) => kind !== 'field')
  return (
    <>
      <div className={styles.body} data-keypad={input?.kind ?? 'none'}>
        <div className={styles.sheet}>
          <h2 className={styles.title}>{view.title}</h2>
          <ul className={styles.fields} aria-label={view.title}>
            {fields.map((entry) => (
              <Field
                key={entry.id}
                entry={entry}
                input={input?.field === entry.id ? input : undefined}
                onInput={onInput}
              />
            ))}
            {fields.length === 0 && input !== undefined && (
              <Field entry={fieldOf(input, words.locale)} input={input} onInput={onInput} />
            )}
          </ul>
          {others.length > 0 && (
            <EntryList view={view} entries={others} words={words} onInput={onInput} />
          )}
        </div>
        {input !== undefined && (
          <Keypad key={input.field} input={input} words={words} onInput={onInput} />
        )}
      </div>
    </>
  )
}

function fieldOf(input: ScreenInput, locale: string): ScreenEntry {
  return { id: input.field, label: input.label, labelLocale: locale, kind: 'field', enabled: true }
}

interface FieldProps extends Pick<ScreenProps, 'onInput'> {
  readonly entry: ScreenEntry
  readonly input: ScreenInput | undefined
}

function Field({ entry, input, onInput }: FieldProps) {
  const text = input === undefined ? (entry.value ?? '') : typed(input)
  return (
    <li>
      <button
        type="button"
        className={styles.field}
        data-entry={entry.id}
        data-focused={input === undefined ? undefined : true}
        aria-current={input === undefined ? undefined : 'true'}
        onClick={() => {
          onInput({ type: 'driver.entry.chosen', payload: { id: entry.id } })
        }}
      >
        <span className={styles.label} lang={entry.labelLocale}>
          {entry.label}
        </span>{' '}
        <span className={styles.text}>
          {text}
          {input !== undefined && <span className={styles.caret} aria-hidden="true" />}
        </span>
        {input?.kind === 'digits' && (
          <span className={styles.count} aria-hidden="true">
            {input.length}/{input.maxLength}
          </span>
        )}
      </button>
    </li>
  )
}

function typed(input: ScreenInput): string {
  return input.secret ? dot.repeat(input.length) : (input.text ?? dot.repeat(input.length))
}
