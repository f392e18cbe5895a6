import { useDeferredValue, useId } from 'react'
import styles from './LanguagePicker.module.css'

interface LanguagePickerProps {
  readonly label: string
  readonly locale: string
  readonly languages: readonly string[]
  readonly nameOf: (locale: string) => string
  readonly onChoose: (locale: string) => void
  /** Hides the label from sight where the value says enough. */
  readonly quiet?: boolean
}

/** One language out of as many as there are; the browser's own list, which costs the first load nothing. */
export function LanguagePicker(props: LanguagePickerProps) {
  const { label, locale, languages, nameOf, onChoose, quiet } = props
  const id = useId()
  // names of languages are dear: the first drawing needs one of them
  const isOpenable = useDeferredValue(true, false)
  const offered = isOpenable ? languages : [locale]
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
        {offered.map((language) => (
          <option key={language} value={language} lang={language}>
            {nameOf(language)}
          </option>
        ))}
      </select>
    </div>
  )
}
