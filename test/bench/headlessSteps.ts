import { driveCar } from '../../src/scenario/driveCar.ts'
import { openScenarioWorld } from '../../src/world/openScenarioWorld.ts'
import { defaultFixture, shippedCatalogue } from '../helpers/shippedFacts.ts'
import { startEcho } from './echo.ts'
import { sideBySide } from './measure.ts'
import { row } from './row.ts'

/** Inputs of a driver, over MQTT packets, with no screen. */
export async function headlessSteps(): Promise<void> {
  const world = await openScenarioWorld(
    shippedCatalogue(),
    defaultFixture(),
  )({
    vehicle: '911-991-2018',
    locale: 'de',
    given: {},
    seed: 1,
  })
  const driver = await driveCar(world)
  let way = 1
  const { view } = await driver.drive({ type: 'driver.key.pressed', payload: { key: 'phone' } })
  const echo = await startEcho({
    transport: 'in-process',
    qos: 0,
    requestBytes: 40,
    answerBytes: JSON.stringify(view).length + 60,
  })
  const results = await sideBySide(
    [
      {
        name: 'a step: input, answer, rest',
        once: async () => {
          way = -way
          await driver.drive({ type: 'driver.knob.turned', payload: { detents: way } })
        },
      },
      {
        name: 'a step that changes the screen',
        once: async () => {
          way = -way
          await driver.drive({
            type: 'driver.key.pressed',
            payload: { key: way === 1 ? 'phone' : 'apps' },
          })
        },
      },
      { name: 'bare MQTT.js + aedes echo', once: echo.once },
    ],
    { blocks: 10, perBlock: 1000 },
  )
  console.log('headless steps over MQTT packets in one process (QoS 0), one in flight')
  for (const [name, times] of results) row(name, times)
  const echoRate = results.get('bare MQTT.js + aedes echo')?.perSecond ?? Number.NaN
  for (const [name, times] of results) {
    if (name.startsWith('a step')) {
      console.log(`  ${name}: ${((100 * times.perSecond) / echoRate).toFixed(0)} % of the echo`)
    }
  }
  await echo.close()
  await world.close()
}
