import { driveCar } from '../../src/scenario/driveCar.ts'
import { openScenarioWorld } from '../../src/world/openScenarioWorld.ts'
import { defaultFixture, shippedCatalogue } from '../helpers/shippedFacts.ts'
import { inARow } from './measure.ts'
import { row } from './row.ts'

/** What it costs that every run of a scenario gets a world of its own: in a program that has just begun, and later. */
export async function freshWorlds(): Promise<void> {
  const open = openScenarioWorld(shippedCatalogue(), defaultFixture())
  const once = async () => {
    const world = await open({ vehicle: '911-991-2018', locale: 'de', given: {}, seed: 1 })
    const driver = await driveCar(world)
    for (let step = 0; step < 10; step += 1) {
      await driver.drive({
        type: 'driver.knob.turned',
        payload: { detents: step % 2 === 0 ? 1 : -1 },
      })
    }
    await world.close()
  }
  console.log('fresh worlds: opened, ten steps, closed again')
  row('the first 100 of a program', await inARow(once, 100))
  await inARow(once, 200)
  row('after 300 of them', await inARow(once, 200))
}
