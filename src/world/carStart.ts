import type { Fixture } from '../contract/fixture.ts'
import { noOrders } from '../machines/functionsOnDemand/ordersMachine.ts'
import type { HeadUnitInput } from '../machines/headUnit/headUnitContext.ts'
import type { CarMemory } from './carMemory.ts'

type CarStart = Pick<
  HeadUnitInput,
  'settings' | 'pinEntered' | 'privateServices' | 'sim' | 'orders'
>

/** What a car knows when it is opened: what it remembers, or what a fresh world says. */
export function carStart({ car }: Fixture, memory: CarMemory | undefined): CarStart {
  if (memory !== undefined) {
    const { settings, pinEntered, privateServices, sim, orders } = memory
    return { settings, pinEntered, privateServices, sim, orders }
  }
  const { roaming, dataOff, privateMode, rememberPin, services = [] } = car
  return {
    settings: { roaming, dataOff, privateMode, rememberPin },
    pinEntered: car.pinEntered,
    privateServices: car.privateServices,
    orders: { ...noOrders, services, fails: car.installation === 'fails' },
  }
}
