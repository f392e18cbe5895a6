import type { RunEvent } from '../scenario/runEvent.ts'

const eraseLine = '\r\u001B[K'
const widest = 78

export interface ProgressLine {
  /** What to write so that a text about this event stands above the line. */
  around(text: string, event: RunEvent): string
  /** Takes the line away. */
  end(): string
}

/** One line at the foot of a terminal that says how far it has come. */
export function progressLine(total: number): ProgressLine {
  let done = 0
  let failed = 0
  let current = ''
  return {
    around(text, event) {
      if (event.type === 'runStarted') current = event.run.name
      else if (event.type === 'runFinished' || event.type === 'runSkipped') {
        done += 1
        if (event.type === 'runFinished' && !event.ok) failed += 1
      } else if (text === '') return ''
      const told = `${String(done)} of ${String(total)} runs, ${String(failed)} failed  ${current}`
      // a line that wraps could not be taken away again
      const shown = [...told].slice(0, widest).join('')
      return `${eraseLine}${text}${shown}`
    },
    end: () => eraseLine,
  }
}
