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
type Answer = Payload<'backend.request.answered'>

/** A request that is asked again until it is answered, and sometimes after. */
interface Request {
  readonly key: string
  send(): void
}

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

/** What one customer does: an account, a card, orders, a cancellation, and then again and again something small. */
function deedsOf(accountId: string, vin: string): readonly OwnerDeed[] {
  const person = { name: 'Load', porscheId: `${accountId}@example.com`, country: 'DE' }
  const address = { street: '1 Road', city: 'Ulm', postcode: '89073', country: 'DE' }
  return [
    { act: 'register', ...person, password: `Distinctive-${accountId}` },
    { act: 'set-security-code', securityCode: '7391' },
    { act: 'enter-address', ...address },
    { act: 'enter-card', holder: 'L', number: '4111 1111 1111 1111', expires: '2027-12' },
    { act: 'add-vehicle', vin },
    { act: 'express-purchase', vin, product: 'connect-care', terms: true, renew: false },
    { act: 'express-purchase', vin, product: 'navigation', terms: true, renew: true },
    { act: 'cancel', vin, product: 'navigation', via: 'store' },
    { act: 'remove-vehicle', vin },
    ...Array.from({ length: 10 }, (_, index): readonly OwnerDeed[] => [
      { act: 'edit-profile', via: 'web', name: `Load ${String(index)}` },
      { act: 'give-consent', exchange: index % 2 === 0 },
    ]).flat(),
  ]
}

test(
  'kill -9 of the backend at a hundred seeded moments: what was acknowledged is there, once',
  { timeout: 900_000 },
  async () => {
    const url = await brokerOnSocket()
    const files = temporaryFolder()
    const bundle = await bundledProgram(
      join(import.meta.dirname, '../helpers/backendProgram.ts'),
      files,
    )
    const catalogueFile = join(files, 'catalogue.json')
    writeFileSync(catalogueFile, JSON.stringify(shippedCatalogue()))
    const folder = join(files, 'data')
    const program = () =>
      spawn(process.execPath, [bundle, url, folder, catalogueFile], {
        stdio: ['pipe', 'pipe', 'inherit'],
      })
    // to start takes longer than to be killed: some have started already and wait for their turn
    const standby = [program(), program()]
    onTestFinished(() => {
      for (const child of standby) child.kill('SIGKILL')
    })
    const bus = await connectMqttBus<'owner' | 'dealer'>({
      transport: { url },
      clientId: 'load',
    })
    onTestFinished(() => bus.close())

    // the ledger stands in this process, which is never killed
    const ledger = new Map<string, Answer>()
    const contradictions: string[] = []
    let heard = 0
    let whenHeard: () => void = () => undefined
    function note(key: string, answer: Answer): void {
      const known = ledger.get(key)
      if (known !== undefined && JSON.stringify(known) !== JSON.stringify(answer)) {
        contradictions.push(key)
      }
      ledger.set(key, answer)
      // an answer that was known already says nothing of what is on the disk
      if (known === undefined) heard += 1
      whenHeard()
    }
    await bus.listen(['backend.request.answered'], {}, ({ payload }, { accountId = '' }) => {
      note(`${accountId}/${payload.requestId}`, payload)
    })
    await bus.listen(['backend.deskRequest.answered'], {}, ({ payload }, { deskId = '' }) => {
      note(`desk/${deskId}/${payload.requestId}`, payload)
    })

    const asked: Request[] = []
    function ask(request: Request): void {
      asked.push(request)
      request.send()
    }
    /** A customer with a car of their own. */
    function askAll(customer: number): void {
      const accountId = `load-${String(customer)}`
      const vin = `WP0ZZZY1ZMS${String(customer).padStart(6, '0')}`
      const order = { act: 'take-order', vin, vehicle: 'taycan-y1a-2021' } as const
      ask({
        key: `desk/load/${accountId}`,
        send() {
          const request = { requestId: accountId, deed: order }
          bus.publish('dealer.request.made', { deskId: 'load' }, request)
        },
      })
      for (const [index, deed] of deedsOf(accountId, vin).entries()) {
        const requestId = String(index)
        ask({
          key: `${accountId}/${requestId}`,
          send() {
            bus.publish('owner.request.made', { accountId }, { requestId, deed })
          },
        })
      }
    }
    for (let run = 0; run < kills; run += 1) {
      const child = standby.shift() ?? program()
      if (run + standby.length + 1 < kills) standby.push(program())
      const gone = new Promise((resolve) => child.once('close', resolve))
      child.stdin.write('open\n')
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
      const again = asked.filter(({ key }, index) => !ledger.has(key) || index % 200 === run % 200)
      for (const { send } of again) send()
      askAll(run + 1)
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
    // a cancellation that was acknowledged is one mail, and the contract is cancelled with the term that was told
    const cancelled = Object.entries(state.requests).filter(
      ([key, { accepted, result }]) => accepted && key.endsWith('/7') && result?.['until'],
    )
    const letters = Object.values(state.mails).filter(({ kind }) => kind === 'cancellation')
    expect(letters).toHaveLength(cancelled.length)
    const ended = Object.values(state.contracts).filter((one) => one.state === 'cancelled')
    expect(ended).toHaveLength(cancelled.length)
    // secrets are nowhere in what is kept
    expect(JSON.stringify([...store.entries()])).not.toMatch(/Distinctive-|4111 ?1111|"7391"/)
    process.stdout.write(
      `backend: ${String(kills)} kills, ${String(ledger.size)} acknowledged of ${String(asked.length)} asked, ` +
        `${String(orders.length)} orders, ${String(cancelled.length)} cancellations, 0 lost, 0 doubled\n`,
    )
    expect(ledger.size).toBeGreaterThan(800)
    expect(orders.length).toBeGreaterThan(50)
    expect(cancelled.length).toBeGreaterThan(20)
  },
)
