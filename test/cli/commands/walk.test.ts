import { expect, test } from 'vitest'
import { pcm } from '../../helpers/pcm.ts'

const path = 'PHONE > OPT > SET PHONE > Roaming'

test('a walk that arrives tells its trail and the screen', async () => {
  const { exitCode, stdout } = await pcm(
    'walk',
    '911-991-2018',
    '--locale',
    'de',
    '--path',
    path,
    '--json',
  )
  expect(exitCode).toBe(0)
  expect(JSON.parse(stdout)).toEqual({
    ok: true,
    vehicle: '911-991-2018',
    locale: 'de',
    trail: [
      { id: 'phone', label: 'PHONE' },
      { id: 'opt', label: 'OPT' },
      { id: 'set_phone', label: 'SET PHONE' },
      { id: 'roaming', label: 'Roaming' },
    ],
    view: expect.objectContaining({ kind: 'list', path: ['phone', 'opt', 'set_phone'] }) as unknown,
  })
})

test('a walk that does not arrive tells where it ended, and what there was', async () => {
  const { exitCode, stdout, stderr } = await pcm(
    'walk',
    '911-991-2018',
    '--path',
    'PHONE ▶ OPTT',
    '--json',
  )
  expect(exitCode).toBe(1)
  expect(JSON.parse(stdout)).toEqual({
    ok: false,
    vehicle: '911-991-2018',
    locale: 'en',
    failedAt: 'OPTT',
    available: ['OPT'],
    trail: [{ id: 'phone', label: 'PHONE' }],
  })
  expect(stderr).toBe('')
  const asText = await pcm('walk', '911-991-2018', '--path', 'PHONE > OPTT')
  expect(asText).toMatchObject({
    exitCode: 1,
    stderr: 'pcm walk: OPTT is not on this screen; available: OPT\n',
  })
})

test('as text it prints labels and screen', async () => {
  const { stdout } = await pcm('walk', '911-991-2018', '--path', 'PHONE > OPT')
  expect(stdout).toContain('PHONE  (phone)\nOPT  (opt)\n[list] OPT  (phone/opt)\n')
})

test('another reading of the documents is switched on (C-07)', async () => {
  const argv = ['walk', 'panamera-971-2020', '--locale', 'de', '--json', '--path']
  const other = 'SET > Gerätemanager > Optionen > Mobile Daten > Roaming'
  expect(await pcm(...argv, other)).toMatchObject({ exitCode: 1 })
  expect(await pcm(...argv, other, '--reading', 'C-07')).toMatchObject({ exitCode: 0 })
})

test.each([
  [['--path', 'PHONE', '--locale', 'xx'], 'xx'],
  [['--path', ' > '], '--path'],
  [['--path', 'PHONE', '--reading', 'C-07'], 'C-07'],
])('%j is wrong use', async (argv, place) => {
  const { exitCode, stdout } = await pcm('walk', '911-991-2018', ...argv, '--json')
  expect(exitCode).toBe(2)
  expect(JSON.parse(stdout)).toMatchObject({ ok: false, error: { place } })
})
