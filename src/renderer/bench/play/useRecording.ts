import { useEffect, useEffectEvent, useRef, useState } from 'react'
import type { ScreenView } from '../../../contract/screenView.ts'
import {
  emptyRecording,
  recordInput,
  recordStep,
  recordWait,
  stepsOf,
  type Recording,
} from '../../../scenario/recording.ts'
import type { KnownSecrets } from '../../../scenario/typedArgument.ts'
import type { WrittenStep } from '../../../scenario/writeScenario.ts'
import type { Connection } from '../useBus.ts'
import { useHeadUnit, type HeadUnitLink } from '../useHeadUnit.ts'

export interface RecordingDesk {
  readonly steps: readonly WrittenStep[]
  readonly link: HeadUnitLink
  /** Takes down what was asked of the world, once it is done; what changes meanwhile is its consequence. */
  during<Result>(work: () => Promise<Result>, takeDown: (result: Result) => void): Promise<void>
  waited(milliseconds: number): void
  add(step: WrittenStep): void
  replace(index: number, step: WrittenStep): void
  remove(index: number): void
}

const second = 1000
/** The clock of the page and that of the car are not quite the same. */
const slack = 100

/** Takes down what is done to the car of a play. When its screen changes by itself, time has gone by: that is a step too. */
export function useRecording(
  connection: Connection,
  vin: string,
  secrets: KnownSecrets,
): RecordingDesk {
  const [recording, setRecording] = useState<Recording>(emptyRecording)
  const last = useRef<{ readonly view: ScreenView; readonly at: number } | undefined>(undefined)
  const asked = useRef(0)
  const { bus } = connection
  const change = (next: (recording: Recording) => Recording) => {
    setRecording(next)
  }
  const see = (view: ScreenView) => {
    last.current = { view, at: performance.now() }
  }

  const link = useHeadUnit(connection, vin, (input, { accepted, reason, view }) => {
    const before = last.current?.view
    see(view)
    change((recording) => recordInput(recording, { input, before, accepted, reason }, secrets))
  })

  const screenShown = useEffectEvent((view: ScreenView) => {
    const before = last.current
    if (asked.current > 0 || link.isAwaiting()) return
    if (JSON.stringify(before?.view) === JSON.stringify(view)) return
    see(view)
    if (before === undefined) return
    const passed = performance.now() - before.at + slack
    const whole = Math.ceil(passed / second) * second
    change((recording) => recordWait(recording, whole, secrets))
  })
  useEffect(() => {
    let stop: (() => void) | undefined
    let isOver = false
    bus
      ?.listen(['headUnit.screen.shown'], { vin }, ({ payload }) => {
        screenShown(payload)
      })
      .then(
        (stopListening) => {
          if (isOver) stopListening()
          else stop = stopListening
        },
        () => undefined,
      )
    return () => {
      isOver = true
      stop?.()
    }
  }, [bus, vin])

  return {
    steps: stepsOf(recording, secrets),
    link,
    async during(work, takeDown) {
      asked.current += 1
      try {
        takeDown(await work())
      } finally {
        asked.current -= 1
      }
    },
    waited(milliseconds) {
      change((recording) => recordWait(recording, milliseconds, secrets))
    },
    add(step) {
      change((recording) => recordStep(recording, step, secrets))
    },
    replace(index, step) {
      change((recording) => ({ steps: stepsOf(recording, secrets).with(index, step) }))
    },
    remove(index) {
      change((recording) => ({ steps: stepsOf(recording, secrets).toSpliced(index, 1) }))
    },
  }
}
