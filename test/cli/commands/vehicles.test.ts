import { expect, test } from 'vitest'
import { csvRows } from '../../helpers/csvRows.ts'
import { pcm } from '../../helpers/pcm.ts'

const decided = csvRows('test/fixtures/vehicles.csv')

test('the JSON is an array of all vehicles with their groups', async () => {
  const { exitCode, stdout } = await pcm('vehicles', '--json')
  expect(exitCode).toBe(0)
  const listed = JSON.parse(stdout) as Readonly<Record<string, unknown>>[]
  expect(listed).toHaveLength(48)
  for (const row of decided) {
    const { id, roaming, data, pin, link, linkMethod } = row
    expect(listed).toContainEqual(
      expect.objectContaining({ id, roaming, data, pin, link, linkMethod }) as unknown,
    )
  }
  expect(listed[0]).toEqual({
    id: expect.any(String) as unknown,
    name: expect.any(String) as unknown,
    model: expect.any(String) as unknown,
    generation: expect.any(String) as unknown,
    modelYear: expect.any(Number) as unknown,
    roaming: expect.any(String) as unknown,
    data: expect.any(String) as unknown,
    pin: expect.any(String) as unknown,
    link: expect.any(String) as unknown,
    linkMethod: expect.any(String) as unknown,
    flags: expect.any(Array) as unknown,
  })
})

test('model and year narrow the list', async () => {
  const { stdout } = await pcm('vehicles', '--model', '911', '--year', '2019', '--json')
  const ids = (JSON.parse(stdout) as { id: string }[]).map(({ id }) => id)
  expect(ids).toEqual(['911-991-2019', '911-992-2019'])
})

test('as text it is a table', async () => {
  const { stdout } = await pcm('vehicles', '--model', 'taycan', '--year', '2020')
  expect(stdout).toMatch(/^taycan-y1a-2020 .* T +T +T +LINK-ID +porsche-id/m)
  expect(stdout).toMatch(/^1 vehicle$/m)
})

test.each([
  ['--model', '912', '911'],
  ['--year', '2042', '2024'],
])('%s %s is in no vehicle', async (flag, value, suggestion) => {
  const { exitCode, stdout } = await pcm('vehicles', flag, value, '--json')
  expect(exitCode).toBe(2)
  expect(JSON.parse(stdout)).toMatchObject({ ok: false, error: { place: flag, suggestion } })
})
