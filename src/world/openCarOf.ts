import type { OpenCar } from '../contract/worldChannels.ts'
import type { SimCard } from '../contract/surroundings.ts'
import type { Car } from './startCar.ts'

/** A car that is open in a world. */
export interface Opened {
  readonly car: Car
  readonly hasSlot: boolean
  readonly open: Omit<OpenCar, 'surroundings' | 'simCard' | 'locale'>
}

/** What a world tells of one of its cars. */
export function openCarOf({ car, hasSlot, open }: Opened): OpenCar {
  const { simCard, ...surroundings } = car.surroundings()
  return {
    ...open,
    locale: car.locale(),
    surroundings,
    simCard: hasSlot && simCard !== null ? withoutSecrets(simCard) : null,
  }
}

function withoutSecrets({ pin: _pin, puk: _puk, ...card }: SimCard): OpenCar['simCard'] {
  return card
}
