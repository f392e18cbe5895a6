import { driveCar } from '../../src/scenario/driveCar.ts'
import { openScenarioWorld } from '../../src/world/openScenarioWorld.ts'
import { defaultFixture, shippedCatalogue } from '../helpers/shippedFacts.ts'
import { sideBySide } from './measure.ts'
import { row } from './row.ts'

/** What it costs that every run of a scenario gets a world of its own. */
export async function freshWorlds(): Promise<void> {
  const open = openScenarioWorld(shippedCatalogue(), defaultFixture())
  const results = await sideBySide(
    [
      {
        name: 'a fresh world, ten steps, closed again',
        once: async () => {
          const world = await open({ vehicle: '911-991-2018', locale: 'de', given: {}, seed: 1 })
          const driver = await driveCar(world)
          for (let step = 0; step < 10; step += 1) {
            await driver.drive({
              type: 'driver.knob.turned',
              payload: { detents: step % 2 === 0 ? 1 : -1 },
            })
          }
          await world.close()
        },
      },
    ],
    { blocks: 5, perBlock: 20 },
  )
  console.log('fresh worlds')
  for (const [name, times] of results) row(name, times)
}
