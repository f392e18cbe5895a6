import { expect, test } from 'vitest'
import { z } from 'zod'
import { channelNames, channelOf } from '../../src/contract/channels.ts'
import { mask } from '../../src/contract/mask.ts'

test('what is typed is masked, whatever field has the focus', () => {
  expect(mask('driver.text.entered', { inputId: 'a-1', text: '1234' })).toEqual({
    inputId: 'a-1',
    text: '••••',
  })
})

test('PIN and PUK of a SIM card are masked, the card itself is not; no card stays no card', () => {
  const simCard = { id: 'card-2', pin: '4321', puk: '87654321', country: 'FR', pinRequired: true }
  expect(mask('surroundings.simCard.changed', { inputId: 's-1', simCard })).toEqual({
    inputId: 's-1',
    simCard: { ...simCard, pin: '••••', puk: '••••••••' },
  })
  const none = { inputId: 's-1', simCard: null }
  expect(mask('surroundings.simCard.changed', none)).toEqual(none)
})

test('password and security code are masked on their way to the backend; Porsche ID and pairing code are not', () => {
  const request = { requestId: 'r-1', method: 'porsche-id', porscheId: 'alex@example.com' }
  expect(
    mask('car.link.requested', { ...request, password: 'geheim', securityCode: '4711' }),
  ).toEqual({
    ...request,
    password: '••••••',
    securityCode: '••••',
  })
  expect(mask('car.link.requested', { ...request, password: 'geheim' })).toEqual({
    ...request,
    password: '••••••',
  })
  const byCode = { requestId: 'r-1', method: 'pairing-code', pairingCode: '12345678' }
  expect(mask('car.link.requested', byCode)).toEqual(byCode)
})

const withSecrets = [
  'driver.text.entered',
  'surroundings.simCard.changed',
  'bench.scenario.tried',
  'car.link.requested',
]

test('a message without a secret stays as it is', () => {
  for (const name of channelNames.filter((known) => !withSecrets.includes(known))) {
    const { example } = channelOf(name)
    expect(mask(name, example), name).toEqual(example)
  }
})

/** A field that may hold a secret, by its name: a new one that nobody marked turns this test red. */
const telling = /pin$|puk|password|securityCode|cardNumber|^text$/i

interface Schema {
  readonly secret?: boolean
  readonly properties?: Readonly<Record<string, Schema>>
  readonly items?: Schema
  readonly anyOf?: readonly Schema[]
  readonly oneOf?: readonly Schema[]
}

function fieldsOf(schema: Schema): [string, Schema][] {
  const below = [
    ...(schema.anyOf ?? []),
    ...(schema.oneOf ?? []),
    ...(schema.items ? [schema.items] : []),
  ]
  const own = Object.entries(schema.properties ?? {})
  return [...own, ...own.flatMap(([, part]) => fieldsOf(part)), ...below.flatMap(fieldsOf)]
}

test('every field that is called like a secret is marked as one on the way in', () => {
  const found: string[] = []
  // what head unit and world tell is masked before it is told
  for (const name of channelNames.filter((known) => !/^(headUnit|world)\./.test(known))) {
    const schema = z.toJSONSchema(channelOf(name).payload, { io: 'input', unrepresentable: 'any' })
    for (const [key, part] of fieldsOf(schema as Schema)) {
      if (!telling.test(key)) continue
      expect(part.secret, `${name} ${key}`).toBe(true)
      found.push(`${name} ${key}`)
    }
  }
  expect([...new Set(found)]).toEqual([
    'driver.text.entered text',
    'surroundings.simCard.changed pin',
    'surroundings.simCard.changed puk',
    'bench.play.requested text',
    'bench.scenario.tried text',
    'car.link.requested password',
    'car.link.requested securityCode',
    'owner.request.made password',
    'owner.request.made securityCode',
  ])
})

/** Puts a distinctive word wherever the contract marks a secret. */
function stuffed(schema: Schema, value: unknown, word: string): unknown {
  if (schema.secret === true) return word
  const part = [...(schema.anyOf ?? []), ...(schema.oneOf ?? [])].find(
    ({ properties }) =>
      properties !== undefined && Object.keys(value ?? {}).every((key) => key in properties),
  )
  if (part !== undefined) return stuffed(part, value, word)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(schema.properties ?? {}).map(([key, own]) => [
      key,
      stuffed(own, (value as Record<string, unknown>)[key], word),
    ]),
  )
}

test('no trace of a distinctive secret is left on any channel', () => {
  const word = '73195284'
  let hidden = 0
  for (const name of channelNames) {
    const { payload, example } = channelOf(name)
    const schema = z.toJSONSchema(payload, { io: 'input', unrepresentable: 'any' }) as Schema
    const full = JSON.stringify(stuffed(schema, example, word))
    if (full.includes(word)) hidden += 1
    expect(JSON.stringify(mask(name, JSON.parse(full))), name).not.toContain(word)
  }
  expect(hidden).toBe(4)
  const typed = {
    requestId: 'r',
    method: 'porsche-id',
    porscheId: 'a@b.c',
    password: word,
    securityCode: word,
  }
  expect(JSON.stringify(mask('car.link.requested', typed))).not.toContain(word)
})

test('a message that is not what its channel carries leaks its secret nowhere either', () => {
  const word = '73195284'
  const malformed: readonly [Parameters<typeof mask>[0], unknown][] = [
    ['driver.text.entered', { text: Number(word) }],
    ['driver.text.entered', { inputId: 'a', text: [word] }],
    ['driver.text.entered', { inputId: 'a', text: { text: word } }],
    ['surroundings.simCard.changed', { simCard: { pin: { deep: word } } }],
    ['car.link.requested', { method: 'telepathy', password: word }],
  ]
  for (const [name, payload] of malformed) {
    expect(JSON.stringify(mask(name, payload))).not.toContain(word)
  }
})
