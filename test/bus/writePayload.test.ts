import { expect, test } from 'vitest'
import { readPayload } from '../../src/bus/readPayload.ts'
import { wasWritten, writePayload } from '../../src/bus/writePayload.ts'
import { channelNames, channelOf, type Payload } from '../../src/contract/channels.ts'

const bytes = (text: string) => new TextEncoder().encode(text)
const answer = channelOf('headUnit.input.answered').example as Payload<'headUnit.input.answered'>
const clock = { now: '2024-03-01T09:00:00.000Z', rate: 1 }

test.each(channelNames)('what %s carries is written whole, and read alike', (name) => {
  const { example, payload } = channelOf(name)
  const text = writePayload(name, example as Payload<typeof name>)
  const valid = payload.parse(example)
  expect(JSON.parse(text)).toEqual(valid)
  expect(readPayload(name, bytes(text))).toEqual({ value: valid })
})

test.each([
  ['beside the screen', { ...answer, accepted: 'perhaps' }],
  ['in the screen', { ...answer, view: { ...answer.view, kind: 'poster' } }],
  ['in a frozen screen', { ...answer, view: Object.freeze({ ...answer.view, entries: 'none' }) }],
  ['where the screen should be', { ...answer, view: null }],
])('an answer with a fault %s is not written', (_, faulty) => {
  expect(() => writePayload('headUnit.input.answered', faulty as typeof answer)).toThrow()
})

test('a frozen screen is written once; one that may change is written anew', () => {
  let written = 0
  const entries = new Proxy([...answer.view.entries], {
    get(target, key, receiver) {
      if (key === 'length') written += 1
      return Reflect.get(target, key, receiver) as unknown
    },
  })
  const frozen = Object.freeze({ ...answer.view, entries })
  const first = writePayload('headUnit.screen.shown', frozen)
  const once = written
  expect(once).toBeGreaterThan(0)
  expect(writePayload('headUnit.input.answered', { ...answer, view: frozen })).toContain(first)
  expect(written).toBe(once)

  const loose = { ...answer.view }
  const before = writePayload('headUnit.screen.shown', loose)
  loose.title = 'Another'
  expect(writePayload('headUnit.screen.shown', loose)).not.toBe(before)
})

test('a text is taken as checked only where it is the very one that a car wrote there last', () => {
  const text = writePayload('headUnit.input.answered', answer)
  expect(wasWritten('headUnit.input.answered', text)).toBe(true)
  expect(wasWritten('headUnit.screen.shown', text)).toBe(false)
  const changed = text.replace('"accepted":false', '"accepted":"no"')
  expect(readPayload('headUnit.input.answered', bytes(changed))).toHaveProperty('reason')
  writePayload('headUnit.input.answered', { ...answer, inputId: 'later' })
  expect(wasWritten('headUnit.input.answered', text)).toBe(false)
})

test('of what others than a car write, which may hold secrets, nothing is kept', () => {
  const typed = writePayload('driver.text.entered', { inputId: 'a', text: 'Quokka' })
  expect(wasWritten('driver.text.entered', typed)).toBe(false)
  expect(wasWritten('world.clock.changed', writePayload('world.clock.changed', clock))).toBe(false)
})
