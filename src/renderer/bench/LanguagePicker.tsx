import { useId } from 'react'
import styles from './LanguagePicker.module.css'

interface LanguagePickerProps {
  readonly label: string
  readonly locale: string
  readonly languages: readonly { readonly locale: string; readonly name: string }[]
  readonly onChoose: (locale: string) => void
  /** Hides the label from sight where the value says enough. */
  readonly quiet?: boolean
}

/** One language out of as many as there are; the browser's own list, which costs the first load nothing. */
export function LanguagePicker({ label, locale, languages, onChoose, quiet }: LanguagePickerProps) {
  const id = useId()
  return (
    <div className={styles.picker}>
      <label htmlFor={id} className={quiet === true ? styles.unseen : styles.label}>
        {label}
      </label>
      <select
        id={id}
        className={styles.select}
        value={locale}
        onChange={(event) => {
          onChoose(event.target.value)
        }}
      >
        {languages.map((language) => (
          <option key={language.locale} value={language.locale} lang={language.locale}>
            {language.name}
          </option>
        ))}
      </select>
    </div>
  )
}
