import { openStore } from '../../src/backend/backendStore.ts'
import { connectMqttBus } from '../../src/bus/mqttBus.ts'
import { startWorld } from '../../src/world/startWorld.ts'
import { defaultFixture, shippedCatalogue } from './shippedFacts.ts'

/** A program that drives a car from country to country and tells on stdout what was acknowledged; it is killed from outside. */
const store = await openStore(process.argv[2] ?? '')
const world = await startWorld({
  catalogue: shippedCatalogue(),
  fixture: defaultFixture(),
  seed: 1,
  store,
})
const { vin, surroundings } = await world.openCar({ vehicle: '911-991-2018' })
const bus = await connectMqttBus<'surroundings'>({
  transport: { stream: () => world.stream({ roles: ['surroundings'] }) },
  clientId: 'surroundings',
})
let country = surroundings.country

/** AA, AB, … ZZ: every country but the last has a next one. */
function next(code: string): string {
  const at = (code.charCodeAt(0) - 65) * 26 + code.charCodeAt(1) - 64
  return String.fromCharCode(65 + Math.floor(at / 26), 65 + (at % 26))
}

function drive(): void {
  country = next(country)
  bus.publish('surroundings.country.changed', { vin }, { inputId: country, country })
}

await bus.listen(['headUnit.input.answered'], { vin }, ({ payload }) => {
  process.stdout.write(`${payload.inputId}\n`, drive)
})
drive()
