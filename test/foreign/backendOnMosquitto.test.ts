import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { openStore } from '../../src/backend/backendStore.ts'
import type { Bus } from '../../src/bus/bus.ts'
import { connectMqttBus } from '../../src/bus/mqttBus.ts'
import type { Payload } from '../../src/contract/channels.ts'
import { mosquittoAcl } from '../../src/contract/mosquittoAcl.ts'
import type { DealerDeed, OwnerDeed } from '../../src/contract/ownerDeeds.ts'
import { startBackend } from '../../src/world/startBackend.ts'
import { mosquittoBroker } from '../helpers/mosquittoBroker.ts'
import { requirement } from '../helpers/requirement.ts'
import { shippedCatalogue } from '../helpers/shippedFacts.ts'
import { temporaryFolder } from '../helpers/temporaryFolder.ts'

const { skip, path } = requirement('mosquitto-broker')
const vin = 'WP0ZZZ99ZHS000001'

type Answer = Payload<'backend.request.answered'>
type Client = Bus<'owner' | 'dealer' | 'car'>

interface Login {
  readonly username?: string
  readonly password?: string
}

async function backendAt(url: string, root: string, login: Login = {}): Promise<void> {
  const store = await openStore(join(temporaryFolder(), root))
  const catalogue = shippedCatalogue()
  const started = await startBackend({ catalogue, seed: 1, store, root, broker: { url, ...login } })
  onTestFinished(async () => {
    await started.close()
    await store.close()
  })
}

async function clientAt(url: string, root: string, id: string, login: Login = {}): Promise<Client> {
  const transport = { url, ...login }
  const bus = await connectMqttBus<'owner' | 'dealer' | 'car'>({ transport, clientId: id, root })
  onTestFinished(() => bus.close())
  return bus
}

/** Asks and waits for the answer of the same id. */
function asker(bus: Client) {
  let asked = 0
  const waiting = new Map<string, (answer: Answer) => void>()
  const hear = ({ payload }: { readonly payload: Answer }) => {
    waiting.get(payload.requestId)?.(payload)
  }
  function nextAnswer(): [string, Promise<Answer>] {
    asked += 1
    const requestId = `r-${String(asked)}`
    return [requestId, new Promise((resolve) => waiting.set(requestId, resolve))]
  }
  return {
    listenTo: (accountId: string) => bus.listen(['backend.request.answered'], { accountId }, hear),
    listenAtDesk: (deskId: string) =>
      bus.listen(['backend.deskRequest.answered'], { deskId }, hear),
    owner(accountId: string, deed: OwnerDeed) {
      const [requestId, answer] = nextAnswer()
      bus.publish('owner.request.made', { accountId }, { requestId, deed })
      return answer
    },
    dealer(deskId: string, deed: DealerDeed) {
      const [requestId, answer] = nextAnswer()
      bus.publish('dealer.request.made', { deskId }, { requestId, deed })
      return answer
    },
  }
}

/** From the dealer's order to a linked car and the next owner; what was seen on the way. */
async function story(url: string, root: string): Promise<readonly string[]> {
  const bus = await clientAt(url, root, `story-${root}`)
  const ask = asker(bus)
  const seen: string[] = []
  const note = ({ accepted, reason }: Answer) => seen.push(accepted ? 'ok' : (reason ?? 'refused'))
  const pages = { mail: '', code: '', pairingCode: '' }
  await ask.listenTo('buyer')
  await ask.listenTo('next')
  await ask.listenAtDesk('dealer')
  await bus.listen(['backend.mailbox.shown'], { accountId: 'buyer' }, ({ payload }) => {
    pages.mail = payload.mails.find(({ kind }) => kind === 'invitation')?.link ?? pages.mail
  })
  await bus.listen(['backend.phone.shown'], { accountId: 'buyer' }, ({ payload }) => {
    pages.code = payload.messages.at(-1)?.code ?? pages.code
  })
  const linked = new Promise<boolean>((resolve) => {
    void bus.listen(['backend.link.answered'], { vin }, ({ payload }) => {
      resolve(payload.accepted)
    })
  })
  const person = { accountId: 'buyer', name: 'Robin', porscheId: 'robin@example.com' }
  note(await ask.dealer('dealer', { act: 'take-order', vin, vehicle: '911-991-2018' }))
  note(
    await ask.dealer('dealer', {
      ...{ act: 'invite', ...person, country: 'DE', vin },
      ...{ phoneNumber: 'current', folder: 'inbox' },
    }),
  )
  // the pages were published before the answer was
  note(await ask.owner('buyer', { act: 'activate', link: pages.mail }))
  note(await ask.owner('buyer', { act: 'request-code' }))
  note(await ask.owner('buyer', { act: 'confirm', code: pages.code }))
  note(await ask.owner('buyer', { act: 'set-password', password: 'long-enough-1' }))
  note(await ask.owner('buyer', { act: 'set-security-code', securityCode: '2468' }))
  const shown = await ask.owner('buyer', { act: 'find-pairing-code', vin, in: 'start-page' })
  pages.pairingCode = String(shown.result?.['pairingCode'])
  bus.publish('car.presence.changed', { vin }, { online: true })
  bus.publish(
    'car.link.requested',
    { vin },
    { requestId: 'link-1', method: 'pairing-code', pairingCode: pages.pairingCode },
  )
  seen.push((await linked) ? 'linked' : 'not linked')
  note(await ask.owner('buyer', { act: 'remove-vehicle', vin }))
  const next = { name: 'Next', porscheId: 'next@example.com', country: 'DE' }
  note(await ask.owner('next', { act: 'register', ...next, password: 'long-enough-2' }))
  note(await ask.owner('next', { act: 'add-vehicle', vin }))
  return seen
}

test.skipIf(skip !== undefined)(
  'eight backends live on one Mosquitto at once, each under its own root',
  async () => {
    const url = await mosquittoBroker(path)
    const roots = [1, 2, 3, 4, 5, 6, 7, 8].map((count) => `world-${String(count)}`)
    await Promise.all(roots.map((root) => backendAt(url, root)))
    const seen = await Promise.all(roots.map((root) => story(url, root)))
    const whole = ['ok', 'ok', 'ok', 'ok', 'ok', 'ok', 'ok', 'linked', 'ok', 'ok', 'ok']
    expect(seen).toEqual(roots.map(() => whole))
  },
)

test.skipIf(skip !== undefined)(
  'the generated ACL file lets each do its part and nothing else',
  async () => {
    const users = { backend: 'b', dealer: 'd', observer: 'o', buyer: 'p', [vin]: 'c' }
    const url = await mosquittoBroker(path, { users, acl: mosquittoAcl('world-1') })
    const as = (username: string, password: string) => ({ username, password })
    await backendAt(url, 'world-1', as('backend', 'b'))
    const desk = asker(await clientAt(url, 'world-1', 'desk', as('dealer', 'd')))
    await desk.listenAtDesk('dealer')
    const taken = await desk.dealer('dealer', { act: 'take-order', vin, vehicle: '911-991-2018' })
    expect(taken.accepted).toBe(true)
    const buyerBus = await clientAt(url, 'world-1', 'buyer', as('buyer', 'p'))
    const buyer = asker(buyerBus)
    await buyer.listenTo('buyer')
    // what a buyer says in the name of a car reaches nobody; neither does a request in another's name
    buyerBus.publish('car.presence.changed', { vin }, { online: true })
    const pretended = { name: 'X', porscheId: 'x@example.com', country: 'DE' }
    void buyer.owner('somebody-else', { act: 'register', ...pretended, password: 'long-enough' })
    const own = { name: 'B', porscheId: 'b@example.com', country: 'DE' }
    const registered = await buyer.owner('buyer', {
      ...{ act: 'register', ...own },
      password: 'long-enough',
    })
    expect(registered.accepted).toBe(true)
    // had the other request arrived, its e-mail address were taken
    const free = await buyer.owner('buyer', {
      ...{ act: 'edit-profile', via: 'web' },
      porscheId: 'x@example.com',
    })
    expect(free.accepted).toBe(true)
    const watcher = await connectMqttBus<'observer'>({
      transport: { url, ...as('observer', 'o') },
      clientId: 'observer',
      root: 'world-1',
    })
    onTestFinished(() => watcher.close())
    const presences: boolean[] = []
    const online = new Promise<void>((resolve) => {
      void watcher.listen(['car.presence.changed'], { vin }, ({ payload }) => {
        presences.push(payload.online)
        resolve()
      })
    })
    const car = await clientAt(url, 'world-1', 'car', as(vin, 'c'))
    car.publish('car.presence.changed', { vin }, { online: false })
    await online
    expect(presences).toEqual([false])
  },
)
