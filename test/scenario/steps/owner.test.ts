import { expect, test } from 'vitest'
import { parseScenario } from '../../../src/scenario/parseScenario.ts'
import { scenarioFaultText } from '../../../src/scenario/scenarioFault.ts'
import { lastStep } from '../../helpers/playScenario.ts'
import { shippedCatalogue } from '../../helpers/shippedFacts.ts'

function faultsOf(step: string): readonly string[] {
  const text = `name: test\nvehicle: 911-991-2018\n---\n- ${step}\n`
  const parsed = parseScenario(new TextEncoder().encode(text), 'flow.yaml', shippedCatalogue())
  return 'faults' in parsed ? parsed.faults.map(scenarioFaultText) : []
}

test.each([
  ['owner: { does: dance }', 'flow.yaml:4:'],
  ['owner: { does: add-to-cart }', 'product'],
  ['owner: { does: add-to-cart, product: navigation, colour: red }', 'colour'],
  ['owner: { does: enter-card, holder: A, number: { card: gold }, expires: "2027-12" }', 'number'],
  ['owner: { does: buy, terms: yes-please, renew: true }', 'terms'],
  ['owner: { does: buy, terms: true, renew: true, refused: no-such-code }', 'no-such-code'],
  ['dealer: { does: buy, terms: true, renew: true }', 'flow.yaml:4:'],
  ['dealer: { does: change-country, accountId: demo-owner, country: France }', 'country'],
  ['see: { owner: { mood: good } }', 'mood'],
])('the faulty step %s is told with its place', (step, told) => {
  const [fault] = faultsOf(step)
  expect(fault).toMatch(/^flow\.yaml:4:\d+ /)
  expect(fault).toContain(told)
})

test.each([
  'owner: { does: add-to-cart, product: navigation }',
  'owner: { does: sign-in, porscheId: { secret: owner.porscheId }, password: { secret: owner.password } }',
  'owner: { does: activate, as: buyer, link: { mail: invitation } }',
  'dealer: { does: take-order, vin: WP0ZZZ99ZHS000001, vehicle: 911-991-2018 }',
])('the step %s has no fault', (step) => {
  expect(faultsOf(step)).toEqual([])
})

test.each([
  ['- owner: { does: add-to-cart, product: navigation }', true],
  ['- owner: { does: review, refused: cart-empty }', true],
  ['- owner: { does: open-help, result: { shown: help-video } }', true],
  ['- dealer: { does: change-country, accountId: demo-owner, country: FR }', true],
  ['- owner: { does: open-help, result: { shown: nothing } }', false],
  ['- owner: { does: open-help, refused: cart-empty }', false],
  ['- owner: { does: review }', false],
  ['- owner: { does: review, refused: card-missing }', false],
  ['- owner: { does: review, as: nobody }', false],
  ['- dealer: { does: correct-phone-number, accountId: nobody }', false],
])('%s passes: %s', async (steps, passes) => {
  expect((await lastStep(steps)).type).toBe(passes ? 'stepPassed' : 'stepFailed')
})

test('a refusal that was not expected is told with its code and its words', async () => {
  expect(await lastStep('- owner: { does: review }')).toMatchObject({
    failure: { expected: 'accepted', seen: 'refused: cart-empty (The cart is empty.)' },
    reason: 'cart-empty',
  })
})

const cart = '- owner: { does: add-to-cart, product: navigation }\n'

test.each([
  ['{ shop: { step: address } }', true],
  ['{ shop: { step: payment } }', false],
  ['{ car: { role: main, linked: false } }', true],
  ['{ car: null }', false],
  ['{ no-mail: invitation, no-sms: confirmation-code, no-service: navigation }', true],
  ['{ mail: { kind: invitation } }', false],
  ['{ sms: { about: confirmation-code } }', false],
  ['{ service: { product: navigation } }', false],
  ['{ charged: { times: 0, cents: 0 }, charging: { sessions: 0, invoices: 0 } }', true],
  ['{ profile: { name: Somebody } }', false],
  ['{ as: nobody, profile: { state: active } }', false],
])('after a product in the cart the owner sees %s: %s', async (seen, passes) => {
  const step = await lastStep(`${cart}- see: { owner: ${seen} }`)
  expect(step.type).toBe(passes ? 'stepPassed' : 'stepFailed')
})

test('a secret of this world is given by its name, and something wrong in its place', async () => {
  const signIn = '- owner: { does: sign-in, porscheId: { secret: owner.porscheId }, password: '
  const right = `${signIn}{ secret: owner.password } }`
  const wrong = `${signIn}{ wrong: owner.password }, refused: password-wrong }`
  expect((await lastStep(right)).type).toBe('stepPassed')
  expect((await lastStep(wrong)).type).toBe('stepPassed')
})

test('what the owner does is in the message log', async () => {
  const steps = `${cart}- message: { on: owner.request.made, carries: { deed: { act: add-to-cart } } }`
  expect((await lastStep(steps)).type).toBe('stepPassed')
})
