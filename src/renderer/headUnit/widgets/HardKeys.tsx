import type { CSSProperties } from 'react'
import type { ScreenKey } from '../../../contract/screenView.ts'
import type { KeySide } from '../headUnitSkin.ts'
import type { ScreenProps } from '../screenProps.ts'
import { Icon, iconFor } from './Icon.tsx'
import { longestWord } from './longestWord.ts'
import styles from './HardKeys.module.css'

interface HardKeysProps extends Pick<ScreenProps, 'onInput'> {
  readonly keys: readonly ScreenKey[]
  readonly side: KeySide
  readonly label: string
}

/** Longer words are not set in capitals, which would be too small or broken. */
const longestCapital = 11

/** The keys on one side of the glass, or on it. */
export function HardKeys({ keys, side, label, onInput }: HardKeysProps) {
  if (keys.length === 0) return null
  return (
    <div className={styles.keys} data-side={side} role="group" aria-label={label}>
      {keys.map((key) => (
        <button
          key={key.id}
          type="button"
          className={styles.key}
          data-key={key.id}
          data-case={longestWord(key.label) > longestCapital ? 'as-is' : 'capital'}
          style={{ '--longest': longestWord(key.label) } as CSSProperties}
          onClick={() => {
            onInput({ type: 'driver.key.pressed', payload: { key: key.id } })
          }}
        >
          <Icon name={iconFor(key.id)} className={styles.icon} />
          <span className={styles.cap}>{key.label}</span>
        </button>
      ))}
    </div>
  )
}
