import type { CSSProperties } from 'react'
import type { ScreenEntry } from '../../../contract/screenView.ts'
import type { ScreenProps } from '../screenProps.ts'
import { Icon, iconFor } from '../widgets/Icon.tsx'
import { widestWord } from '../widgets/widestWord.ts'
import styles from './HomeScreen.module.css'

/** Where every walk starts: one tile for each root of the menu. */
export function HomeScreen({ view, words, onInput }: ScreenProps) {
  return (
    <>
      <h2 className={styles.title}>{view.title}</h2>
      <ul
        className={styles.tiles}
        aria-label={view.title}
        style={
          {
            '--tiles': view.entries.length,
            '--widest': widestWord(view.entries.map(({ label }) => label)),
          } as CSSProperties
        }
      >
        {view.entries.map((entry) => (
          <Tile
            key={entry.id}
            entry={entry}
            focused={entry.id === view.focus}
            words={words}
            onInput={onInput}
          />
        ))}
      </ul>
    </>
  )
}

interface TileProps extends Pick<ScreenProps, 'words' | 'onInput'> {
  readonly entry: ScreenEntry
  readonly focused: boolean
}

function Tile({ entry, focused, words, onInput }: TileProps) {
  return (
    <li>
      <button
        type="button"
        className={styles.tile}
        data-entry={entry.id}
        data-focused={focused || undefined}
        aria-disabled={!entry.enabled}
        onClick={() => {
          onInput({ type: 'driver.entry.chosen', payload: { id: entry.id } })
        }}
      >
        <Icon name={iconFor(entry.id)} className={styles.icon} />
        <span lang={entry.labelLocale} className={styles.label}>
          {entry.label}
        </span>{' '}
        {entry.labelLocale !== words.locale && (
          <abbr className={styles.borrowed} title={words.language(entry.labelLocale)}>
            {entry.labelLocale.toUpperCase()}
          </abbr>
        )}
      </button>
    </li>
  )
}
