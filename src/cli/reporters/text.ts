import type { RunEvent } from '../../scenario/runEvent.ts'
import type { Reporter } from './reporter.ts'

/** The report for people: a line for every run, and everything about the steps that failed. */
export function textReporter(): Reporter {
  let failure = ''
  return {
    fileName: 'report.txt',
    hear(event) {
      switch (event.type) {
        case 'runStarted':
          failure = ''
          return ''
        case 'stepPassed':
          return ''
        case 'stepFailed':
          failure = failureText(event)
          return ''
        case 'runFinished': {
          const { run, ok, problem, expect } = event
          const title = `${run.name}  (${run.scenario}, ${run.vehicle}, ${run.locale})`
          if (ok) return `passed  ${title}${expect === 'fail' ? '  [failed as expected]' : ''}\n`
          return `FAILED  ${title}\n${failure === '' ? `  ${problem ?? ''}\n` : failure}`
        }
        case 'runSkipped': {
          const { name, scenario, vehicle, locale } = event.run
          return `skipped ${name}  (${scenario}, ${vehicle}, ${locale})\n`
        }
      }
    },
    finish({ summary, seed, timing }) {
      const { runs, passed, failed, skipped, steps } = summary
      const parts = [`${count(passed)} passed`, `${count(failed)} failed`]
      if (skipped > 0) parts.push(`${count(skipped)} skipped`)
      const time = `${(timing.milliseconds / 1000).toFixed(2)} s`
      const played = `${counted(runs, 'run')}, ${counted(steps, 'step')}`
      return `${played}: ${parts.join(', ')} (seed ${count(seed)}, ${time})\n`
    },
  }
}

function count(number: number): string {
  return String(number)
}

function counted(number: number, noun: string): string {
  return `${count(number)} ${noun}${number === 1 ? '' : 's'}`
}

function failureText({ step, failure, seed }: Extract<RunEvent, { type: 'stepFailed' }>): string {
  const lines = [
    `  ${step.file}:${count(step.line)}  ${step.text}`,
    `    expected: ${failure.expected}`,
    `    seen:     ${failure.seen}`,
    `    seed:     ${count(seed)}`,
  ]
  if (failure.screen !== undefined) lines.push('    screen:', indented(failure.screen))
  lines.push(
    '    messages since the last input step began:',
    indented(failure.messages.length === 0 ? 'none' : failure.messages.join('\n')),
  )
  return `${lines.join('\n')}\n`
}

function indented(text: string): string {
  return text
    .split('\n')
    .map((line) => `      ${line}`)
    .join('\n')
}
