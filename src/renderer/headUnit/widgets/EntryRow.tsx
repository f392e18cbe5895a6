import type { ScreenEntry } from '../../../contract/screenView.ts'
import type { ScreenProps } from '../screenProps.ts'
import { Icon } from './Icon.tsx'
import styles from './EntryRow.module.css'

interface EntryRowProps extends Pick<ScreenProps, 'words' | 'onInput'> {
  readonly entry: ScreenEntry
  readonly focused: boolean
  /** Drawn as a key at the foot of the glass. */
  readonly soft: boolean
}

/** One row of a list. A greyed one stays clickable: the car then says why not. */
export function EntryRow({ entry, focused, soft, words, onInput }: EntryRowProps) {
  if (entry.kind === 'info') {
    return (
      <li className={styles.info} data-entry={entry.id} data-focused={focused || undefined}>
        <EntryLabel entry={entry} words={words} />
      </li>
    )
  }
  const isTick = entry.kind === 'tick'
  return (
    <li className={styles.item} data-soft={soft || undefined}>
      <button
        type="button"
        className={styles.row}
        data-entry={entry.id}
        data-focused={focused || undefined}
        {...(isTick ? { role: 'checkbox', 'aria-checked': entry.ticked === true } : {})}
        aria-disabled={!entry.enabled}
        onClick={() => {
          onInput({ type: 'driver.entry.chosen', payload: { id: entry.id } })
        }}
      >
        {isTick && (
          <span className={styles.box} data-ticked={entry.ticked === true || undefined}>
            {entry.ticked === true && <Icon name="check" />}
          </span>
        )}
        <EntryLabel entry={entry} words={words} />
        {!entry.enabled && (
          <span
            className={styles.why}
            title={entry.reason === undefined ? undefined : words.reason(entry.reason)}
          >
            <Icon name="question" /> <span className={styles.unseen}>{words.word('greyed')}</span>
          </span>
        )}
        {entry.enabled && !isTick && !soft && <Icon name="chevron" className={styles.chevron} />}
      </button>
    </li>
  )
}

function EntryLabel({ entry, words }: Pick<EntryRowProps, 'entry' | 'words'>) {
  const borrowed = entry.labelLocale !== words.locale
  return (
    <span className={styles.text}>
      <span className={styles.label} lang={entry.labelLocale}>
        {entry.label}
      </span>
      {borrowed && (
        <>
          {' '}
          <abbr className={styles.borrowed} title={words.language(entry.labelLocale)}>
            {entry.labelLocale.toUpperCase()}
          </abbr>
        </>
      )}
      {entry.value !== undefined && (
        <>
          {' '}
          <span className={styles.value}>{entry.value}</span>
        </>
      )}
    </span>
  )
}
