import { useLayoutEffect, useRef } from 'react'
import type { ScreenProps } from '../screenProps.ts'
import styles from './Knob.module.css'

const pixelsPerDetent = 60

/** The rotary knob: turned by wheel, buttons or arrow keys, and pressed. */
export function Knob({ words, onInput }: Pick<ScreenProps, 'words' | 'onInput'>) {
  const knob = useRef<HTMLDivElement>(null)
  const travelled = useRef(0)
  const turn = (detents: number) => {
    onInput({ type: 'driver.knob.turned', payload: { detents } })
  }
  useLayoutEffect(() => {
    const element = knob.current
    // React listens to the wheel passively, and then the page would scroll along
    const onWheel = (event: WheelEvent) => {
      event.preventDefault()
      travelled.current += event.deltaMode === 0 ? event.deltaY / pixelsPerDetent : event.deltaY
      const detents = Math.trunc(travelled.current)
      if (detents === 0) return
      travelled.current -= detents
      onInput({ type: 'driver.knob.turned', payload: { detents } })
    }
    element?.addEventListener('wheel', onWheel, { passive: false })
    return () => {
      element?.removeEventListener('wheel', onWheel)
    }
  }, [onInput])
  return (
    <div ref={knob} className={styles.knob} role="group" aria-label={words.word('knob')}>
      <button
        type="button"
        className={styles.left}
        aria-label={words.word('turn-left')}
        onClick={() => {
          turn(-1)
        }}
      >
        <span aria-hidden="true">↺</span>
      </button>
      <button
        type="button"
        className={styles.press}
        aria-label={words.word('press-knob')}
        onClick={() => {
          onInput({ type: 'driver.key.pressed', payload: { key: 'knob' } })
        }}
      />
      <button
        type="button"
        className={styles.right}
        aria-label={words.word('turn-right')}
        onClick={() => {
          turn(1)
        }}
      >
        <span aria-hidden="true">↻</span>
      </button>
    </div>
  )
}
