import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { openStore } from '../../src/backend/backendStore.ts'
import type { Catalogue } from '../../src/catalogue/catalogue.ts'
import { startBackend } from '../../src/world/startBackend.ts'

/**
 * The backend as a program of its own, to be killed: broker, data folder and a compiled catalogue as arguments. It opens
 * the folder when it is told to on its input, so that the next one can be ready when one is killed.
 */
const [, , url = '', folder = '', catalogueFile = ''] = process.argv
const catalogue = JSON.parse(readFileSync(catalogueFile, 'utf8')) as Catalogue
await once(process.stdin, 'data')
const store = await openStore(folder)
const { backend } = await startBackend({ catalogue, seed: 1, store, broker: { url } })
backend.addVehicle({
  vin: 'WP0ZZZ99ZHS000001',
  vehicle: 'taycan-y1a-2021',
  owner: null,
  method: 'porsche-id',
  pairingCode: { code: '12345678', state: 'open' },
  asksSecurityCode: true,
  linkedTo: null,
})
process.stdout.write('ready\n')
