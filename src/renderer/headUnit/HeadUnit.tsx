import {
  useLayoutEffect,
  useRef,
  type CSSProperties,
  type KeyboardEvent,
  type MouseEvent,
} from 'react'
import type { HeadUnitSkin, KeySide } from './headUnitSkin.ts'
import { keyMeaning } from './keyMeaning.ts'
import { Screen } from './screens/Screen.tsx'
import type { ScreenProps } from './screenProps.ts'
import { DialogBox } from './widgets/DialogBox.tsx'
import { HardKeys } from './widgets/HardKeys.tsx'
import { Knob } from './widgets/Knob.tsx'
import styles from './HeadUnit.module.css'
import './skins.css'

export interface HeadUnitProps extends ScreenProps {
  readonly skin: HeadUnitSkin
}

/** The head unit: glass, keys and knob around whatever a `ScreenView` says. It knows nothing of cars, wires or stores. */
export function HeadUnit({ view, skin, words, onInput }: HeadUnitProps) {
  const glass = useRef<HTMLDivElement>(null)
  const worked = useRef(false)

  useLayoutEffect(() => {
    if (glass.current !== null && worked.current) followFocus(glass.current, view.focus)
  }, [view])

  const onKeyDown = (event: KeyboardEvent) => {
    worked.current = true
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return
    const onButton = event.target instanceof HTMLButtonElement
    const meaning = keyMeaning({ key: event.key, onButton }, view, skin.knob)
    if (meaning === undefined) return
    event.preventDefault()
    if (meaning.type !== 'focus.moved') onInput(meaning)
    else if (glass.current !== null) moveFocus(glass.current, meaning.step)
  }
  // a touch on the glass must not leave the focus on a button that is gone with the next screen
  const onMouseDown = (event: MouseEvent) => {
    worked.current = true
    event.preventDefault()
    glass.current?.focus({ preventScroll: true })
  }
  const keysOf = (side: KeySide) =>
    view.keys.filter(({ id }) => (skin.keys.find((key) => key.id === id)?.side ?? 'bar') === side)
  const left = keysOf('left')
  const right = keysOf('right')
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
        <HardKeys keys={left} side="left" label={words.word('keys')} onInput={onInput} />
        <div className={styles.screen}>
          <div
            ref={glass}
            className={styles.glass}
            tabIndex={0}
            role="group"
            aria-label={words.word('screen')}
            onMouseDown={onMouseDown}
          >
            <HardKeys
              keys={keysOf('edge')}
              side="edge"
              label={words.word('main-menu')}
              onInput={onInput}
            />
            <div className={styles.page}>
              <div className={styles.menu} inert={view.dialog !== undefined}>
                <Screen view={view} words={words} onInput={onInput} />
              </div>
              {view.dialog !== undefined && (
                <DialogBox dialog={view.dialog} focus={view.focus} onInput={onInput} />
              )}
            </div>
            <HardKeys
              keys={keysOf('dock')}
              side="dock"
              label={words.word('shortcuts')}
              onInput={onInput}
            />
          </div>
        </div>
        <HardKeys keys={right} side="right" label={words.word('keys')} onInput={onInput} />
        <div className={styles.bar}>
          <HardKeys keys={keysOf('bar')} side="bar" label={words.word('keys')} onInput={onInput} />
          {skin.knob && <Knob words={words} onInput={onInput} />}
        </div>
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
