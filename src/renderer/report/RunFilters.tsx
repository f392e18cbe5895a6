import { runResults, type DrawnRun } from '../../scenario/drawnReport.ts'
import { languageName } from '../bench/languageName.ts'
import { everyRun, type RunFilter } from './filterRuns.ts'
import type { ReportWords } from './reportWords.ts'
import styles from './RunFilters.module.css'

interface RunFiltersProps {
  readonly runs: readonly DrawnRun[]
  readonly filter: RunFilter
  readonly words: ReportWords
  readonly onFilter: (filter: RunFilter) => void
}

/** Narrows the list by outcome, text, vehicle and language. */
export function RunFilters({ runs, filter, words, onFilter }: RunFiltersProps) {
  const vehicles = [...new Set(runs.map(({ vehicle }) => vehicle))].sort()
  const locales = [...new Set(runs.map(({ locale }) => locale))].sort()
  const isNarrow = Object.values(filter).some((part) => part !== '')
  return (
    <search className={styles.filters}>
      <label className={styles.wide}>
        {words.word('text')}
        <input
          type="search"
          value={filter.text}
          onChange={({ target }) => {
            onFilter({ ...filter, text: target.value })
          }}
        />
      </label>
      <Choice
        label={words.word('result')}
        all={words.word('all')}
        value={filter.result}
        options={runResults.map((result) => [result, words.word(result)])}
        onChoice={(value) => {
          onFilter({ ...filter, result: runResults.find((result) => result === value) ?? '' })
        }}
      />
      <Choice
        label={words.word('language')}
        all={words.word('all')}
        value={filter.locale}
        options={locales.map((locale) => [locale, languageName(locale, words.locale)])}
        onChoice={(locale) => {
          onFilter({ ...filter, locale })
        }}
      />
      <Choice
        label={words.word('vehicle')}
        all={words.word('all')}
        value={filter.vehicle}
        options={vehicles.map((vehicle) => [vehicle, vehicle])}
        onChoice={(vehicle) => {
          onFilter({ ...filter, vehicle })
        }}
      />
      <button
        type="button"
        className={styles.reset}
        disabled={!isNarrow}
        onClick={() => {
          onFilter(everyRun)
        }}
      >
        {words.word('reset')}
      </button>
    </search>
  )
}

interface ChoiceProps {
  readonly label: string
  readonly all: string
  readonly value: string
  readonly options: readonly (readonly [value: string, text: string])[]
  readonly onChoice: (value: string) => void
}

function Choice({ label, all, value, options, onChoice }: ChoiceProps) {
  return (
    <label>
      {label}
      <select
        value={value}
        onChange={({ target }) => {
          onChoice(target.value)
        }}
      >
        <option value="">{all}</option>
        {options.map(([option, text]) => (
          <option key={option} value={option}>
            {text}
          </option>
        ))}
      </select>
    </label>
  )
}
