import { expect, test } from 'vitest'
import { spanOf, spanText } from '../../../src/contract/span.ts'
import { lastStep } from '../../helpers/playScenario.ts'

test.each([
  ['250 ms', 250],
  ['90 s', 90_000],
  ['1 second', 1000],
  ['10 minutes', 600_000],
  ['10min', 600_000],
  ['1.5 h', 5_400_000],
  ['2 hours', 7_200_000],
  ['3 days', 259_200_000],
  ['10', undefined],
  ['m 10', undefined],
  ['-1 s', undefined],
])('%s is %s milliseconds', (written, span) => {
  expect(spanOf(written)).toBe(span)
})

test.each([1, 999, 1000, 90_000, 600_000, 5_400_000, 259_200_000])(
  '%s milliseconds are read again as they were written',
  (span) => {
    expect(spanOf(spanText(span))).toBe(span)
  },
)

test('what takes time has happened after a wait, and not before', async () => {
  const linking =
    '- press: apps\n- choose: opt\n- choose: login_porsche_connect\n- enter: { secret: car.pairingCode }\n- confirm: {}\n'
  const silent = 'given: { backend: silent }'
  expect(await lastStep(`${linking}- see: { dialog: linking }`, silent)).toMatchObject({
    type: 'stepPassed',
  })
  expect(
    await lastStep(`${linking}- wait: 10 minutes\n- see: { dialog: link-refused }`, silent),
  ).toMatchObject({ type: 'stepPassed' })
})
