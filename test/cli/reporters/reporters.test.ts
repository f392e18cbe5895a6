import { expect, test } from 'vitest'
import { jsonReporter } from '../../../src/cli/reporters/json.ts'
import { textReporter } from '../../../src/cli/reporters/text.ts'
import { reportOf } from '../../helpers/reportOf.ts'
import { everyOutcome } from '../../helpers/runEvents.ts'

test('JSON tells what passed only at a later attempt as flaky', () => {
  expect(JSON.parse(reportOf(jsonReporter, everyOutcome()))).toMatchObject({
    ok: false,
    summary: { runs: 5, passed: 2, failed: 2, skipped: 1, flaky: 1 },
    runs: [
      { ok: true },
      { ok: false },
      { ok: false, steps: [], problem: 'the run broke off: no end within 1 s' },
      { ok: true, flaky: true, attempts: 3 },
      { ok: false, skipped: true },
    ],
  })
})

test('text tells a person what happened, and how to see it again', () => {
  expect(reportOf(textReporter, everyOutcome()).replaceAll('\u0007', '?').split('\n')).toEqual([
    'passed  Home  (a.yaml, 911-991-2018, de)',
    'FAILED  Not <home> & ? "there"  (it is/b.yaml, 911-991-2018, de)',
    '  b.yaml:5  see: { kind: list }',
    '    expected: kind list ]]> here',
    '    seen:     kind home',
    '    seed:     1',
    '    screen:',
    '      [home] Главная',
    '    messages since the last input step began:',
    '      car.presence.changed { online: true }',
    "    repeat:   pcm run 'it is/b.yaml' --vehicle 911-991-2018 --locale de --seed 1",
    'FAILED  Home  (c.yaml, 911-991-2018, de)',
    '  the run broke off: no end within 1 s',
    '    repeat:   pcm run c.yaml --vehicle 911-991-2018 --locale de --seed 1',
    'again   Home  (d.yaml, 911-991-2018, de): no answer <once>',
    'again   Home  (d.yaml, 911-991-2018, de): no answer twice',
    'flaky   Home  (d.yaml, 911-991-2018, de)  [passed at attempt 3]',
    'skipped Home  (e.yaml, 911-991-2018, de)',
    '5 runs, 2 steps: 2 passed, 2 failed, 1 skipped, 1 flaky (seed 1, 1.23 s)',
    '',
  ])
})
