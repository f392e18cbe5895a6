import type { RunEvent, RunTitle } from '../../scenario/runEvent.ts'
import type { MakeReporter } from './reporter.ts'

/** The report for people: a line for every run, and everything about the steps that failed. */
export const textReporter: MakeReporter = ({ repeat }) => {
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
        case 'runRetried':
          return `again   ${titleText(event.run)}: ${event.problem}\n`
        case 'runFinished': {
          const { run, ok, problem, expect, attempts = 1 } = event
          const title = titleText(run)
          if (ok && attempts > 1)
            return `flaky   ${title}  [passed at attempt ${count(attempts)}]\n`
          if (ok) return `passed  ${title}${expect === 'fail' ? '  [failed as expected]' : ''}\n`
          const why = failure === '' ? `  ${problem ?? ''}\n` : failure
          return `FAILED  ${title}\n${why}    repeat:   ${repeat(run)}\n`
        }
        case 'runSkipped':
          return `skipped ${titleText(event.run)}\n`
      }
    },
    finish({ summary, rules, seed, timing }) {
      const { runs, passed, failed, skipped, flaky, steps } = summary
      const parts = [`${count(passed)} passed`, `${count(failed)} failed`]
      if (skipped > 0) parts.push(`${count(skipped)} skipped`)
      if (flaky > 0) parts.push(`${count(flaky)} flaky`)
      const time = `${(timing.milliseconds / 1000).toFixed(2)} s`
      const played = `${counted(runs, 'run')}, ${counted(steps, 'step')}`
      const shown = `rules shown: ${rules.shown.join(', ')} (${count(rules.shown.length)} of ${count(rules.known)})\n`
      return `${rules.shown.length === 0 ? '' : shown}${played}: ${parts.join(', ')} (seed ${count(seed)}, ${time})\n`
    },
  }
}

function titleText({ name, scenario, vehicle, locale, market }: RunTitle): string {
  const where = [scenario, vehicle, locale, ...(market === undefined ? [] : [market])]
  return `${name}  (${where.join(', ')})`
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
