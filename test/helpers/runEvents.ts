import type { RunEvent, RunTitle } from '../../src/scenario/runEvent.ts'

const timing = { milliseconds: 12 }

function titleOf(scenario: string, name = 'Home'): RunTitle {
  return { scenario, name, vehicle: '911-991-2018', locale: 'de' }
}

const step = { file: 'b.yaml', line: 5, name: 'see', text: 'see: { kind: list }' }

/** One run of every kind: passed, failed at a step, broken off, passed at the third attempt, skipped. */
export function everyOutcome(): readonly RunEvent[] {
  const [passed, failed, broken, flaky, skipped] = [
    titleOf('a.yaml'),
    titleOf('it is/b.yaml', 'Not <home> & \u0007 "there"'),
    titleOf('c.yaml'),
    titleOf('d.yaml'),
    titleOf('e.yaml'),
  ]
  const started = (run: RunTitle): RunEvent => ({ type: 'runStarted', run, seed: 1 })
  const ended = { type: 'runFinished', expect: 'pass', timing } as const
  return [
    started(passed),
    { type: 'stepPassed', run: passed, step: { ...step, file: 'a.yaml' }, timing },
    { ...ended, run: passed, ok: true },
    started(failed),
    {
      type: 'stepFailed',
      run: failed,
      step,
      seed: 1,
      timing,
      failure: {
        expected: 'kind list ]]> here',
        seen: 'kind home',
        screen: '[home] Главная',
        messages: ['car.presence.changed { online: true }'],
      },
    },
    { ...ended, run: failed, ok: false, problem: 'b.yaml:5 see: expected kind list' },
    started(broken),
    { ...ended, run: broken, ok: false, problem: 'the run broke off: no end within 1 s' },
    started(flaky),
    { type: 'runRetried', run: flaky, problem: 'no answer <once>', timing },
    started(flaky),
    { type: 'runRetried', run: flaky, problem: 'no answer twice', timing },
    started(flaky),
    { ...ended, run: flaky, ok: true, attempts: 3 },
    { type: 'runSkipped', run: skipped },
  ]
}
