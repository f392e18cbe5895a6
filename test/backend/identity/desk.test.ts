import { expect, test } from 'vitest'
import { emptyBackend } from '../../../src/backend/backendState.ts'
import { doDealerDeed } from '../../../src/backend/dealerDeeds.ts'
import { backendGround } from '../../../src/world/backendGround.ts'
import { shippedCatalogue } from '../../helpers/shippedFacts.ts'

const ground = { ...backendGround(shippedCatalogue(), 1), now: 0 }
const vin = 'WP0ZZZY1ZMS000001'

test.each([
  [undefined, true],
  ['DE', true],
  ['AL', false],
])('R-2.7: a car ordered for the market %s asks for the security code: %s', (market, asks) => {
  const order = { act: 'take-order', vin, vehicle: 'taycan-y1a-2021' } as const
  const deed = market === undefined ? order : { ...order, market }
  const { state, answer } = doDealerDeed({ state: emptyBackend, deed, ground })
  expect(answer).toEqual({ accepted: true })
  expect(state.vehicles[vin]).toMatchObject({ method: 'porsche-id', asksSecurityCode: asks })
})
