import { useDeferredValue, useId } from 'react'
import { useTranslation } from 'react-i18next'
import { countryName } from './countryName.ts'
import styles from './CountryPicker.module.css'

interface CountryPickerProps {
  readonly label: string
  readonly country: string
  readonly countries: readonly string[]
  readonly onChoose: (country: string) => void
}

/** One country of many, in the language of the bench. */
export function CountryPicker({ label, country, countries, onChoose }: CountryPickerProps) {
  const { i18n } = useTranslation()
  const id = useId()
  // names of countries are dear: the first drawing needs one of them
  const isOpenable = useDeferredValue(true, false)
  const named = [...new Set([country, ...(isOpenable ? countries : [])])]
    .filter((code) => code !== '')
    .map((code) => ({ code, name: countryName(code, i18n.language) }))
    .sort((one, other) => one.name.localeCompare(other.name, i18n.language))
  return (
    <div className={styles.picker}>
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        value={country}
        onChange={(event) => {
          onChoose(event.target.value)
        }}
      >
        {named.map(({ code, name }) => (
          <option key={code} value={code}>
            {name}
          </option>
        ))}
      </select>
    </div>
  )
}
