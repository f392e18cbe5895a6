import type { SimCard } from '../../contract/surroundings.ts'

/** The SIM card that lies beside the car; invented, for practice only. */
export const demoCard: SimCard = {
  id: 'card-1',
  pin: '1234',
  puk: '12345678',
  country: 'DE',
  pinRequired: true,
}
