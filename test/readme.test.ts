import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { openScenarioWorld } from '../src/world/openScenarioWorld.ts'
import { defaultFixture, shippedCatalogue } from './helpers/shippedFacts.ts'

const readme = readFileSync('README.md', 'utf8')

test('the README shows the demo owner’s data as the default world has them', async () => {
  const { owner, surroundings } = defaultFixture()
  const world = await openScenarioWorld(
    shippedCatalogue(),
    defaultFixture(),
  )({
    vehicle: '911-991-2018',
    locale: 'en',
    given: {},
    seed: 1,
  })
  const shown = [
    owner.porscheId,
    owner.password,
    owner.securityCode,
    surroundings.simCard?.pin,
    surroundings.simCard?.puk,
    world.secretOf('car.pairingCode'),
  ]
  await world.close()
  for (const value of shown) expect(readme).toContain(`\`${value ?? 'nothing'}\``)
})

test('the README says that the tool is independent', () => {
  expect(readme).toMatch(/independent .* not made or endorsed by the manufacturer/)
})
