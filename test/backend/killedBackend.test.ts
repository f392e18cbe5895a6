import { spawn } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { connectMqttBus } from '../../src/bus/mqttBus.ts'
import type { Payload } from '../../src/contract/channels.ts'
import type { OwnerDeed } from '../../src/contract/ownerDeeds.ts'
import { openStore } from '../../src/backend/backendStore.ts'
import { stateKept } from '../../src/backend/keptState.ts'
import { startBroker } from '../../src/world/broker.ts'
import { createRestMeter } from '../../src/world/restMeter.ts'
import { bundledProgram } from '../helpers/bundledProgram.ts'
import { shippedCatalogue } from '../helpers/shippedFacts.ts'
import { temporaryFolder } from '../helpers/temporaryFolder.ts'

const kills = 100
const vin = 'WP0ZZZ99ZHS000001'

type Answer = Payload<'backend.request.answered'>

/** A broker on a socket of this process, which outlives the backend. */
async function brokerOnSocket(): Promise<string> {
  const broker = await startBroker({ meter: createRestMeter(), refuse: () => undefined })
  const server = createServer({ noDelay: true }, (socket) => {
    socket.on('error', () => undefined)
    broker.accept(socket, () => ({ roles: ['backend', 'owner', 'dealer', 'bench'] }))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(async () => {
    await broker.close()
    server.close()
  })
  return `mqtt://127.0.0.1:${String((server.address() as AddressInfo).port)}`
}

/** What one customer does, over and over: an account, a card, an order, its withdrawal. */
function deedsOf(accountId: string): readonly OwnerDeed[] {
  const person = { name: 'Load', porscheId: `${accountId}@example.com`, country: 'DE' }
  const address = { street: '1 Road', city: 'Ulm', postcode: '89073', country: 'DE' }
  return [
    { act: 'register', ...person, password: `Distinctive-${accountId}` },
    { act: 'set-security-code', securityCode: '7391' },
    { act: 'enter-address', ...address },
    { act: 'enter-card', holder: 'L', number: '4111 1111 1111 1111', expires: '2027-12' },
    { act: 'add-vehicle', vin },
    { act: 'express-purchase', vin, product: 'connect-care', terms: true, renew: false },
    { act: 'express-purchase', vin, product: 'navigation', terms: true, renew: false },
    { act: 'remove-vehicle', vin },
  ]
}

test(
  'kill -9 of the backend at a hundred seeded moments: what was acknowledged is there, once',
  { timeout: 300_000 },
  async () => {
    const url = await brokerOnSocket()
    const files = temporaryFolder()
    const program = await bundledProgram(
      join(import.meta.dirname, '../helpers/backendProgram.ts'),
      files,
    )
    const catalogueFile = join(files, 'catalogue.json')
    writeFileSync(catalogueFile, JSON.stringify(shippedCatalogue()))
    const folder = join(files, 'data')
    const bus = await connectMqttBus<'owner'>({ transport: { url }, clientId: 'load' })
    onTestFinished(() => bus.close())

    // the ledger stands in this process, which is never killed
    const ledger = new Map<string, Answer>()
    const contradictions: string[] = []
    let heard = 0
    let whenHeard: () => void = () => undefined
    await bus.listen(['backend.request.answered'], {}, ({ payload }, { accountId }) => {
      const key = `${accountId ?? ''}/${payload.requestId}`
      const known = ledger.get(key)
      if (known !== undefined && JSON.stringify(known) !== JSON.stringify(payload)) {
        contradictions.push(key)
      }
      ledger.set(key, payload)
      heard += 1
      whenHeard()
    })

    const asked = new Map<string, { accountId: string; requestId: string; deed: OwnerDeed }>()
    let customers = 0
    for (let run = 0; run < kills; run += 1) {
      const child = spawn(process.execPath, [program, url, folder, catalogueFile], {
        stdio: ['ignore', 'pipe', 'inherit'],
      })
      const gone = new Promise((resolve) => child.once('close', resolve))
      await new Promise((resolve) => child.stdout.once('data', resolve))
      // the moment is a number of answers, drawn by the run's number
      const moment = heard + 1 + ((run * 7919) % 23)
      const killed = new Promise<void>((resolve) => {
        whenHeard = () => {
          if (heard < moment) return
          child.kill('SIGKILL')
          resolve()
        }
      })
      // what was not answered is asked again, and some of what was
      const again = [...asked].filter(([key], index) => !ledger.has(key) || index % 50 === run % 50)
      for (const [, { accountId, requestId, deed }] of again) {
        bus.publish('owner.request.made', { accountId }, { requestId, deed })
      }
      for (let count = 0; count < 4; count += 1) {
        customers += 1
        const accountId = `load-${String(customers)}`
        for (const [index, deed] of deedsOf(accountId).entries()) {
          const requestId = String(index)
          asked.set(`${accountId}/${requestId}`, { accountId, requestId, deed })
          bus.publish('owner.request.made', { accountId }, { requestId, deed })
        }
      }
      await killed
      await gone
    }

    const store = await openStore(folder)
    const state = stateKept(store.entries())
    await store.close()
    const lost = [...ledger].filter(([key, { requestId: _, ...answer }]) => {
      const kept = state.requests[key]
      return JSON.stringify(kept) !== JSON.stringify(answer)
    })
    expect(lost).toEqual([])
    expect(contradictions).toEqual([])
    // every order that was acknowledged is there, and no act made two
    const orders = Object.values(state.orders).map(({ id }) => id)
    const promised = [...ledger.values()].flatMap(({ result }) => result?.['order'] ?? [])
    expect(promised.filter((id) => !orders.includes(String(id)))).toEqual([])
    const bought = Object.entries(state.requests).filter(([, { result }]) => result?.['order'])
    expect(new Set(bought.map(([, { result }]) => result?.['order'])).size).toBe(orders.length)
    expect(bought).toHaveLength(orders.length)
    // secrets are nowhere in what is kept
    expect(JSON.stringify([...store.entries()])).not.toMatch(/Distinctive-|4111 ?1111|"7391"/)
    process.stdout.write(
      `backend: ${String(kills)} kills, ${String(ledger.size)} acknowledged of ${String(asked.size)} asked, ` +
        `${String(orders.length)} orders, 0 lost, 0 doubled\n`,
    )
    expect(ledger.size).toBeGreaterThan(800)
  },
)
