import { useLayoutEffect, useRef } from 'react'
import type { ScreenProps } from '../screenProps.ts'
import { attachTurning } from './attachTurning.ts'
import styles from './Knob.module.css'

/** The rotary push-knob: turned by wheel, by dragging its rim, by its two halves or the arrow keys; pressed in its middle. */
export function Knob({ words, onInput }: Pick<ScreenProps, 'words' | 'onInput'>) {
  const knob = useRef<HTMLDivElement>(null)
  const turn = (detents: number) => {
    onInput({ type: 'driver.knob.turned', payload: { detents } })
  }
  useLayoutEffect(() => {
    const element = knob.current
    if (element === null) return undefined
    return attachTurning(element, {
      onDetents(detents) {
        onInput({ type: 'driver.knob.turned', payload: { detents } })
      },
      onAngle(degrees) {
        element.style.setProperty('--angle', `${String(degrees)}deg`)
      },
    })
  }, [onInput])
  return (
    <div ref={knob} className={styles.knob} role="group" aria-label={words.word('knob')}>
      <span className={styles.rim} aria-hidden="true" />
      <button
        type="button"
        className={styles.left}
        data-control="turn-left"
        aria-label={words.word('turn-left')}
        onClick={() => {
          turn(-1)
        }}
      >
        <span aria-hidden="true">‹</span>
      </button>
      <button
        type="button"
        className={styles.right}
        data-control="turn-right"
        aria-label={words.word('turn-right')}
        onClick={() => {
          turn(1)
        }}
      >
        <span aria-hidden="true">›</span>
      </button>
      <button
        type="button"
        className={styles.press}
        data-control="press-knob"
        aria-label={words.word('press-knob')}
        onClick={() => {
          onInput({ type: 'driver.key.pressed', payload: { key: 'knob' } })
        }}
      />
    </div>
  )
}
