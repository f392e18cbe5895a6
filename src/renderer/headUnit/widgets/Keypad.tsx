import { useState } from 'react'
import type { ScreenInput } from '../../../contract/screenView.ts'
import type { ScreenProps } from '../screenProps.ts'
import { Icon } from './Icon.tsx'
import styles from './Keypad.module.css'

interface KeypadProps extends Pick<ScreenProps, 'words' | 'onInput'> {
  readonly input: ScreenInput
}

const digits = [...'123456789']
const layers = {
  small: ['1234567890', 'qwertyuiop', 'asdfghjkl', 'zxcvbnm'],
  capital: ['1234567890', 'QWERTYUIOP', 'ASDFGHJKL', 'ZXCVBNM'],
  signs: ['1234567890', '!#$%&/()=?', "+*-_.,:;'", '<>[]{}~^|'],
} as const

type Layer = keyof typeof layers

/** The keypad on the glass: digits for codes, letters for the rest. */
export function Keypad({ input, words, onInput }: KeypadProps) {
  const type = (text: string) => {
    onInput({ type: 'driver.text.entered', payload: { text } })
  }
  const remove = (
    <button
      type="button"
      className={styles.wideKey}
      aria-label={words.word('delete')}
      data-control="erase"
      onClick={() => {
        onInput({ type: 'driver.text.deleted', payload: {} })
      }}
    >
      <Icon name="delete" />
    </button>
  )
  const confirm = (
    <button
      type="button"
      className={styles.confirm}
      data-control="confirm"
      onClick={() => {
        onInput({ type: 'driver.input.confirmed', payload: {} })
      }}
    >
      {words.word('confirm')}
    </button>
  )
  if (input.kind === 'digits') {
    return (
      <div
        className={styles.digits}
        role="group"
        aria-label={words.word('keypad')}
        data-control="keypad"
      >
        {digits.map((digit) => (
          <CharacterKey key={digit} character={digit} onType={type} />
        ))}
        {remove}
        <CharacterKey character="0" onType={type} />
        {confirm}
      </div>
    )
  }
  return (
    <Letters
      words={words}
      isEmail={input.kind === 'email'}
      onType={type}
      remove={remove}
      confirm={confirm}
    />
  )
}

interface LettersProps extends Pick<ScreenProps, 'words'> {
  readonly isEmail: boolean
  readonly onType: (text: string) => void
  readonly remove: React.ReactNode
  readonly confirm: React.ReactNode
}

// which layer lies on the glass is of no interest to the car, so it is the drawing's own
function Letters({ words, isEmail, onType, remove, confirm }: LettersProps) {
  const [layer, setLayer] = useState<Layer>('small')
  const rows = layers[layer]
  return (
    <div
      className={styles.letters}
      role="group"
      aria-label={words.word('keypad')}
      data-control="keypad"
    >
      {rows.map((row, index) => (
        <div className={styles.row} key={row}>
          {index === rows.length - 1 && (
            <button
              type="button"
              className={styles.wideKey}
              aria-label={words.word('shift')}
              aria-pressed={layer === 'capital'}
              onClick={() => {
                setLayer(layer === 'capital' ? 'small' : 'capital')
              }}
            >
              <Icon name="shift" />
            </button>
          )}
          {[...row].map((character) => (
            <CharacterKey key={character} character={character} onType={onType} />
          ))}
          {index === rows.length - 1 && remove}
        </div>
      ))}
      <div className={styles.row}>
        <button
          type="button"
          className={styles.wideKey}
          aria-label={words.word(layer === 'signs' ? 'letters' : 'signs')}
          onClick={() => {
            setLayer(layer === 'signs' ? 'small' : 'signs')
          }}
        >
          {layer === 'signs' ? 'abc' : '#+='}
        </button>
        <CharacterKey character="@" onType={onType} />
        {isEmail ? (
          <CharacterKey character=".com" onType={onType} />
        ) : (
          <button
            type="button"
            className={styles.space}
            aria-label={words.word('space')}
            onClick={() => {
              onType(' ')
            }}
          />
        )}
        <CharacterKey character="-" onType={onType} />
        <CharacterKey character="." onType={onType} />
        {confirm}
      </div>
    </div>
  )
}

interface CharacterKeyProps {
  readonly character: string
  readonly onType: (text: string) => void
}

function CharacterKey({ character, onType }: CharacterKeyProps) {
  return (
    <button
      type="button"
      className={styles.key}
      onClick={() => {
        onType(character)
      }}
    >
      {character}
    </button>
  )
}
