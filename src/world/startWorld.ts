import { carFacts, hasSimSlot } from '../catalogue/features.ts'
import type { Refusal } from '../bus/bus.ts'
import type { Line } from '../bus/line.ts'
import type { Role } from '../contract/channel.ts'
import type { OpenCar } from '../contract/worldChannels.ts'
import { withCarTasks } from '../backend/functionsOnDemand/carTasks.ts'
import { withNamedState } from '../backend/namedState.ts'
import { serveBackend } from '../backend/serveBackend.ts'
import { backendGround } from './backendGround.ts'
import { openCarMemories } from './carMemory.ts'
import type { Carrier, MakeCarrier } from './carrier.ts'
import { carStart } from './carStart.ts'
import { connectedVehicleOf, linkedUser } from './connectedVehicleOf.ts'
import { embeddedCarrier } from './embeddedCarrier.ts'
import { firstSightOf } from './firstSightOf.ts'
import type { InnerWorld } from './innerWorld.ts'
import { instanceVin } from './instanceVin.ts'
import { keepMoments } from './keepMoments.ts'
import { expectLocale, stateNamed, vehicleNamed } from './namedIn.ts'
import { oneAfterAnother } from './oneAfterAnother.ts'
import { openCarOf, type Opened } from './openCarOf.ts'
import { otherCar } from './otherCar.ts'
import { serveWorldRequests } from './serveWorldRequests.ts'
import { startCar } from './startCar.ts'
import { steerClock } from './steerClock.ts'
import type { CarRequest, WorldOptions } from './world.ts'
import { worldFaults } from './worldFaults.ts'
import { createWorldClock, momentKept } from './worldClock.ts'
import { writeInvoicePdf } from './writeInvoicePdf.ts'

/** Starts one clock, one broker and one backend, without a car. Cars are opened in it. */
export async function startWorld(options: WorldOptions): Promise<InnerWorld> {
  let carrier: Carrier | undefined
  const makeCarrier: MakeCarrier = async (carrierOptions) => {
    carrier = await (options.carrier ?? embeddedCarrier)(carrierOptions)
    return carrier
  }
  try {
    return await startOn(makeCarrier, options)
  } catch (error) {
    await carrier?.close()
    throw error
  }
}

async function startOn(makeCarrier: MakeCarrier, options: WorldOptions): Promise<InnerWorld> {
  const { catalogue, fixture, seed } = options
  let refusals = 0
  // until the world itself is on the bus there is nobody to tell
  let tellRefusal: (last: Refusal) => void = () => undefined
  function onRefused({ address, reason }: Refusal): void {
    refusals += 1
    tellRefusal({ address: address.slice(0, 256), reason: reason.slice(0, 512) })
  }
  const carrier = await makeCarrier({ onRefused })
  const clock = createWorldClock(() => carrier.settle(), momentKept(options.store))
  const memories =
    options.store === undefined ? undefined : await openCarMemories(options.store, clock.now)
  let conduct = fixture.backend
  carrier.onMessage((topic, payload) => {
    options.onMessage?.(topic, payload, clock.now())
  })

  const ownBus = <R extends Role>(clientId: string, roles: readonly R[], line?: Line) =>
    carrier.connect({ clientId, grant: { roles }, ...(line && { line }) })

  const ownWorldBus = await ownBus('world', ['world'])
  const faults = worldFaults({
    clock,
    seed,
    onRefused,
    bus: ownWorldBus,
    onCut: ({ vin }) =>
      [...opened].filter(([own, { car }]) => own === (vin ?? own) && car.cutSession()).length > 0,
  })
  const opened = new Map<string, Opened>()
  for (const fault of fixture.faults ?? []) faults.add(fault)
  tellRefusal = (last) => {
    ownWorldBus.publish('world.messages.refused', {}, { count: refusals, last })
  }
  const backend = await serveBackend(await ownBus('backend', ['backend'], faults.line()), {
    ground: backendGround(catalogue, seed),
    now: clock.now,
    timers: clock.timers,
    store: options.store,
    begin: carrier.begin,
    writeDocument: writeInvoicePdf,
  })
  backend.setConduct(conduct === 'silent' ? 'silent' : 'answering')
  /** The state that the next car is to be found in; a world that goes on has its own. */
  let awaitedState = Object.keys(backend.state().vehicles).length > 0 ? undefined : fixture.state

  const carsListeners: ((cars: readonly OpenCar[]) => void)[] = []
  const other = otherCar(fixture.owner.accountId, seed)
  function beginBackend(): void {
    backend.addAccount({ ...fixture.owner, country: fixture.market })
    backend.addVehicle(other)
  }
  beginBackend()

  function cars(): readonly OpenCar[] {
    return [...opened.values()].map(openCarOf)
  }

  function tellCars(): void {
    const open = cars()
    ownWorldBus.publish('world.cars.changed', {}, { cars: [...open] })
    for (const listener of carsListeners) listener(open)
  }

  // two requests for one vehicle must not make two cars of the same VIN
  const { inTurn, rest } = oneAfterAnother()

  async function openCar(request: CarRequest): Promise<OpenCar> {
    expectLocale(catalogue, request.locale)
    expectLocale(catalogue, request.defaultLocale)
    const instances = [...opened.values()].filter(({ open }) => open.vehicle === request.vehicle)
    const first = instances.find(({ open }) => open.instance === 1)
    if (first !== undefined && request.another !== true) return carOf(first.open.vin)
    const latest = Math.max(0, ...instances.map(({ open }) => open.instance))
    return openInstance(request, request.another === true ? 1 + latest : 1)
  }

  async function openInstance(request: CarRequest, instance: number): Promise<OpenCar> {
    const former = request.after === undefined ? undefined : opened.get(request.after)
    const vehicle = vehicleNamed(catalogue, request.vehicle)
    const vin = instanceVin(catalogue, vehicle, instance, seed)
    const memory = memories?.of(vin)
    const remembered = former === undefined ? memory : undefined
    const locale = request.locale ?? former?.car.locale() ?? memory?.locale ?? request.defaultLocale
    const market = request.market ?? former?.open.market ?? memory?.market ?? fixture.market
    const readings = [...(request.readings ?? memory?.readings ?? fixture.readings)]
    const facts = carFacts(catalogue, vehicle.id, market, readings)
    if (facts === undefined) throw new Error(`no facts of ${vehicle.id}`)
    backend.addVehicle(connectedVehicleOf(fixture, facts, vin, market, readings))
    const { services: ordered = [], tasks = [] } = fixture.orders ?? {}
    backend.change((state) => withCarTasks(state, vin, { services: ordered, tasks }))
    if (awaitedState !== undefined) {
      const wanted = stateNamed(catalogue, awaitedState)
      awaitedState = undefined
      const cast = { owner: fixture.owner.accountId, vin, otherVin: other.vin }
      backend.change((state, ground) => withNamedState(state, wanted, cast, ground))
    }
    const car = await startCar({
      vin,
      facts,
      carrier,
      clock,
      faults,
      isReachable: () => conduct !== 'unreachable',
      onChange: tellCars,
      keep: memories && ((own) => memories.keep(vin, { ...own, market, readings })),
      start: {
        ...carStart(fixture, memory),
        locale: locale ?? 'en',
        surroundings:
          former?.car.surroundings() ?? remembered?.surroundings ?? fixture.surroundings,
        user: linkedUser(backend.state(), vin),
      },
    })
    opened.set(vin, {
      car,
      hasSlot: hasSimSlot(facts.vehicle),
      open: { vin, vehicle: vehicle.id, instance, market, readings },
    })
    await carrier.settle()
    tellCars()
    return carOf(vin)
  }

  async function closeCar(vin: string): Promise<void> {
    const found = opened.get(vin)
    if (found === undefined) throw new Error(`no car ${vin} is open`)
    opened.delete(vin)
    await found.car.close()
    tellCars()
  }

  async function resetCar(vin: string): Promise<OpenCar> {
    const { vehicle, instance, locale, market, readings } = carOf(vin)
    await closeCar(vin)
    await memories?.forget(vin)
    return openInstance({ vehicle, locale, market, readings }, instance)
  }

  async function empty(state?: string): Promise<void> {
    if (state !== undefined) stateNamed(catalogue, state)
    const again = cars()
    // told of when they are open again: for the page a car stays a car
    await Promise.all([...opened.values()].map(({ car }) => car.close()))
    opened.clear()
    await memories?.forgetAll()
    backend.reset()
    beginBackend()
    awaitedState = state ?? fixture.state
    for (const { vehicle, instance, locale, market, readings } of again) {
      await openInstance({ vehicle, locale, market, readings }, instance)
    }
  }

  function carOf(vin: string): OpenCar {
    const found = cars().find((car) => car.vin === vin)
    if (found === undefined) throw new Error(`no car ${vin} is open`)
    return found
  }

  const steering = steerClock(clock, ownWorldBus)
  const keeping = memories && keepMoments(clock, memories)

  function tellBackend(): void {
    ownWorldBus.publish('world.backend.changed', {}, { backend: conduct })
  }

  const world: InnerWorld = {
    catalogue,
    fixture,
    cars,
    openCar: (request) => inTurn(() => openCar(request)),
    closeCar: (vin) => inTurn(() => closeCar(vin)),
    resetCar: (vin) => inTurn(() => resetCar(vin)),
    empty: (state) => inTurn(() => empty(state)),
    firstSight: () => firstSightOf(opened.values(), steering.time()),
    copyOfCar: (vin) => opened.get(vin)?.car.copy(),
    onCars(listener) {
      carsListeners.push(listener)
    },
    accept: carrier.accept,
    stream: carrier.stream,
    guest: carrier.guest,
    lost: carrier.lost,
    refuse: (address, reason) => {
      onRefused({ address, reason })
    },
    refusals: () => refusals,
    now: clock.now,
    async advance(milliseconds) {
      await clock.advance(milliseconds)
      await memories?.keepMoment()
    },
    settle: () => carrier.settle(),
    invoice: backend.invoice,
    setBackend(next) {
      conduct = next
      tellBackend()
      backend.setConduct(next === 'silent' ? 'silent' : 'answering')
      if (next === 'unreachable') for (const { car } of opened.values()) car.cutSession()
    },
    ...steering,
    faults,
    pairingCodeOf: (vin) => backend.vehicle(vin)?.pairingCode.code,
    otherPairingCode: () => other.pairingCode.code,
    onMessage: carrier.onMessage,
    async close() {
      steering.stop()
      keeping?.stop()
      clock.stop()
      await rest()
      await memories?.keepMoment()
      await Promise.all([...opened.values()].map(({ car }) => car.close()))
      await carrier.close()
    },
  }
  await serveWorldRequests(ownWorldBus, world)
  const states = catalogue.states.map(({ id, names }) => ({ id, names }))
  ownWorldBus.publish('world.states.offered', {}, { states })
  steering.setRate(options.pace === 'real' ? 1 : 0)
  tellBackend()
  await carrier.settle()
  return world
}
