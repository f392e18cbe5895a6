import { useLayoutEffect, useRef, type CSSProperties, type MouseEvent } from 'react'
import { attachGamepad } from './attachGamepad.ts'
import { Glass } from './Glass.tsx'
import type { HeadUnitSkin, KeySide } from './headUnitSkin.ts'
import { keyMeaning } from './keyMeaning.ts'
import { keysOn } from './keysOn.ts'
import type { ScreenProps } from './screenProps.ts'
import { HardKeys } from './widgets/HardKeys.tsx'
import { Knob } from './widgets/Knob.tsx'
import styles from './HeadUnit.module.css'

/** A key of the keyboard, as React or the window tells it. */
type Pressed = Pick<
  globalThis.KeyboardEvent,
  'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'defaultPrevented' | 'target' | 'preventDefault'
>

export interface HeadUnitProps extends ScreenProps {
  readonly skin: HeadUnitSkin
  /** The time of day, as it stands above every screen. */
  readonly time?: string | undefined
}

/** The head unit: glass, keys and knob around whatever a `ScreenView` says. It knows nothing of cars, wires or stores. */
export function HeadUnit({ view, skin, words, time, onInput }: HeadUnitProps) {
  const glass = useRef<HTMLDivElement>(null)
  const worked = useRef(false)

  useLayoutEffect(() => {
    if (glass.current !== null && worked.current) followFocus(glass.current, view.focus)
  }, [view])

  // whoever touches the glass sees where the focus is without a frame around the whole of it
  const markHand = (byHand: boolean) => {
    glass.current?.toggleAttribute('data-by-hand', byHand)
  }
  const strike = (key: string, onButton: boolean): boolean => {
    worked.current = true
    markHand(false)
    const meaning = keyMeaning({ key, onButton }, view, skin.knob)
    if (meaning === undefined) return false
    if (meaning.type !== 'focus.moved') onInput(meaning)
    else if (glass.current !== null) moveFocus(glass.current, meaning.step)
    return true
  }
  const onKeyDown = (event: Pressed) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return
    if (strike(event.key, event.target instanceof HTMLButtonElement)) event.preventDefault()
  }
  const onPad = useRef<(key: string) => void>(() => undefined)
  const onLoose = useRef<(event: Pressed) => void>(() => undefined)
  useLayoutEffect(() => {
    onLoose.current = onKeyDown
    // a button that has the focus answers a keyboard by itself, but not a game pad
    onPad.current = (key) => {
      const held = document.activeElement
      const onButton = held instanceof HTMLButtonElement && glass.current?.contains(held) === true
      if (!strike(key, onButton) && onButton && key === 'Enter') held.click()
    }
  })
  useLayoutEffect(() => attachGamepad(window, (key) => onPad.current(key)), [])
  useLayoutEffect(() => {
    // nothing on the page has the focus: what is typed is meant for the car
    const onWindowKey = (event: globalThis.KeyboardEvent) => {
      if (event.target === document.body) onLoose.current(event)
    }
    window.addEventListener('keydown', onWindowKey)
    return () => {
      window.removeEventListener('keydown', onWindowKey)
    }
  }, [])
  // a touch on the glass must not leave the focus on a button that is gone with the next screen
  const onMouseDown = (event: MouseEvent) => {
    worked.current = true
    markHand(true)
    event.preventDefault()
    glass.current?.focus({ preventScroll: true })
  }
  const keysOf = (side: KeySide) => keysOn(side, view, skin)
  const measures = {
    '--ratio': skin.screen.width / skin.screen.height,
    '--rows': skin.screen.rows,
  } as CSSProperties

  return (
    <div className={styles.stage} data-skin={skin.skin} style={measures} onKeyDown={onKeyDown}>
      <div
        className={styles.unit}
        lang={words.locale}
        data-knob={skin.knob ? 'rotary' : 'none'}
        data-shape={skin.screen.width / skin.screen.height < 2 ? 'compact' : 'wide'}
      >
        <HardKeys keys={keysOf('left')} side="left" label={words.word('keys')} onInput={onInput} />
        <div className={styles.screen}>
          <Glass
            ref={glass}
            view={view}
            skin={skin}
            words={words}
            time={time}
            onInput={onInput}
            onMouseDown={onMouseDown}
          />
        </div>
        <HardKeys
          keys={keysOf('right')}
          side="right"
          label={words.word('keys')}
          onInput={onInput}
        />
        <HardKeys keys={keysOf('bar')} side="bar" label={words.word('keys')} onInput={onInput} />
        {skin.knob && (
          <div className={styles.knob}>
            <Knob words={words} onInput={onInput} />
          </div>
        )}
      </div>
    </div>
  )
}

function choices(glass: HTMLElement): readonly HTMLElement[] {
  const above = glass.querySelector<HTMLElement>('[role="alertdialog"]') ?? glass
  return [...above.querySelectorAll<HTMLElement>('button[data-entry]')]
}

/** Keeps the focus of the page in the head unit when the screen under it has changed, and with the knob's focus. */
function followFocus(glass: HTMLElement, focus: string | null): void {
  const held = document.activeElement
  const onChoice =
    held instanceof HTMLElement && glass.contains(held) && held.dataset['entry'] !== undefined
  const lost = held === null || held === document.body
  if (!onChoice && !lost) return
  const target = choices(glass).find((choice) => choice.dataset['entry'] === focus)
  if (target !== undefined) target.focus({ preventScroll: true })
  else if (lost) glass.focus({ preventScroll: true })
}

function moveFocus(glass: HTMLElement, step: 1 | -1): void {
  const all = choices(glass)
  const at = all.findIndex((choice) => choice === document.activeElement)
  const next = at === -1 ? (step === 1 ? 0 : all.length - 1) : at + step
  all[Math.min(Math.max(next, 0), all.length - 1)]?.focus()
}
