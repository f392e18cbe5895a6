import { expect, test } from 'vitest'
import { pcm } from '../../helpers/pcm.ts'

test('it tells labels, sources and conflicts of an entry (R-4.1, C-26, C-40)', async () => {
  const { exitCode, stdout } = await pcm('explain', '911-991-2018', 'roaming', '--json')
  expect(exitCode).toBe(0)
  expect(JSON.parse(stdout)).toMatchObject({
    node: ['phone', 'opt', 'set_phone', 'roaming'],
    labels: {
      de: {
        text: 'Roaming',
        variants: [],
        confidence: 'documented',
        sources: [{ document: '004', line: 195 }],
      },
      ru: { text: 'Роуминг', sources: [{ document: '000', line: 191 }] },
    },
    conflicts: expect.arrayContaining([
      expect.objectContaining({ id: 'C-40', decision: expect.any(String) as unknown }),
    ]) as unknown,
    note: expect.any(String) as unknown,
  })
})

test('as text it is a few lines', async () => {
  const { stdout } = await pcm('explain', '911-991-2018', 'phone/opt/set_phone/roaming')
  expect(stdout).toMatch(/^phone\/opt\/set_phone\/roaming {2}documented, .*004:195/)
  expect(stdout).toMatch(/^ {2}cs: Roaming \(not printed; shown in en\)/m)
  expect(stdout).toMatch(/^ {2}C-40: /m)
})

test('an id that stands in several places is asked for by its path (C-09)', async () => {
  const { exitCode, stderr } = await pcm('explain', 'panamera-971-2018', 'roaming')
  expect(exitCode).toBe(2)
  expect(stderr).toContain('roaming stands in several places of panamera-971-2018')
  expect(await pcm('explain', 'panamera-971-2018', 'devices/device_manager')).toMatchObject({
    exitCode: 0,
  })
})

test('an entry of other cars alone is a failure, one of no car is wrong use', async () => {
  expect(await pcm('explain', '911-991-2018', 'device_manager')).toMatchObject({
    exitCode: 1,
    stderr: 'pcm explain: device_manager exists, but not in 911-991-2018\n',
  })
  expect(await pcm('explain', '911-991-2018', 'raoming')).toMatchObject({
    exitCode: 2,
    stderr: 'pcm: unknown node raoming; did you mean roaming?\n',
  })
})
