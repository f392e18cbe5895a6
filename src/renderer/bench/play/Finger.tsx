import { useLayoutEffect, useState, type CSSProperties, type RefObject } from 'react'
import type { Hand } from '../../../contract/playChannels.ts'
import type { ScreenView } from '../../../contract/screenView.ts'
import styles from './Finger.module.css'

interface FingerProps {
  /** What it points at; undefined takes it away. */
  readonly hand: Hand | undefined
  /** Where the head unit is drawn. */
  readonly stage: RefObject<HTMLElement | null>
  /** The screen it points into: another screen has its controls elsewhere. */
  readonly view: ScreenView | undefined
}

interface Place {
  readonly x: number
  readonly y: number
}

/** A finger at the control that is worked next; for the eye only, words say the same beside it. */
export function Finger({ hand, stage, view }: FingerProps) {
  const [place, setPlace] = useState<Place>()

  useLayoutEffect(() => {
    const around = stage.current
    if (around === null) return
    const put = () => {
      const control = hand === undefined ? undefined : controlOf(around, hand)
      if (control === undefined) {
        // the screen changes a moment before the next control is known: until then the finger stays
        if (hand === undefined || isElsewhere(hand)) setPlace(undefined)
        return
      }
      const outer = around.getBoundingClientRect()
      const inner = control.getBoundingClientRect()
      setPlace({
        x: inner.left - outer.left + inner.width * 0.5,
        y: inner.top - outer.top + inner.height * 0.6,
      })
    }
    if (hand !== undefined) controlOf(around, hand)?.scrollIntoView?.({ block: 'nearest' })
    put()
    if (typeof ResizeObserver === 'undefined') return
    const observer = new ResizeObserver(put)
    observer.observe(around)
    return () => {
      observer.disconnect()
    }
  }, [hand, stage, view])

  if (place === undefined || hand === undefined) return null
  const at = { '--x': `${String(place.x)}px`, '--y': `${String(place.y)}px` } as CSSProperties
  return (
    <div className={styles.finger} style={at} data-works={hand.works} aria-hidden="true">
      <span className={styles.ring} />
      <svg className={styles.hand} viewBox="0 0 24 24">
        <path d="M9 21c-2-2-4.500-4.500-5.500-6.500-.7-1.500 1-2.500 2.200-1.300L8 15.500V4.500a1.500 1.500 0 0 1 3 0V11l6.500 1.300c1.500.3 2.500 1.500 2.300 3L19 21z" />
      </svg>
      {hand.detents !== undefined && hand.detents !== 0 && (
        <span className={styles.detents}>
          {hand.detents > 0 ? '↻' : '↺'} {Math.abs(hand.detents)}
        </span>
      )}
    </div>
  )
}

/** What is worked is not on the head unit. */
function isElsewhere({ works }: Hand): boolean {
  return works === 'surroundings' || works === 'owner' || works === 'clock'
}

/** The control on the drawing that a hand works. */
function controlOf(stage: HTMLElement, { works, id, detents = 0 }: Hand): HTMLElement | undefined {
  const all = (selector: string) => [...stage.querySelectorAll<HTMLElement>(selector)]
  const control = (name: string) =>
    all('[data-control]').find((one) => one.dataset['control'] === name)
  switch (works) {
    case 'entry':
      return all('[data-entry]').findLast((one) => one.dataset['entry'] === id)
    case 'key':
      return all('[data-key]').find((one) => one.dataset['key'] === id)
    case 'knob':
      return control(detents === 0 ? 'press-knob' : detents > 0 ? 'turn-right' : 'turn-left')
    case 'keypad':
    case 'erase':
    case 'confirm':
      return control(works)
    default:
      return undefined
  }
}
