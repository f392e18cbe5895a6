import { carFacts } from '../catalogue/features.ts'
import { connectMqttBus } from '../bus/mqttBus.ts'
import type { Line } from '../bus/line.ts'
import type { Role } from '../contract/channel.ts'
import type { OpenCar } from '../contract/worldChannels.ts'
import { withCarTasks } from '../backend/functionsOnDemand/carTasks.ts'
import { withNamedState } from '../backend/namedState.ts'
import { serveBackend } from '../backend/serveBackend.ts'
import { backendGround } from './backendGround.ts'
import { startBroker } from './broker.ts'
import { openCarMemories } from './carMemory.ts'
import { carStart } from './carStart.ts'
import { connectedVehicleOf } from './connectedVehicleOf.ts'
import { vinOf } from './derive.ts'
import type { InnerWorld } from './innerWorld.ts'
import { expectLocale, stateNamed, vehicleNamed } from './namedIn.ts'
import { otherCar } from './otherCar.ts'
import { createRestMeter } from './restMeter.ts'
import { serveWorldRequests } from './serveWorldRequests.ts'
import { startCar, type Car } from './startCar.ts'
import { steerClock } from './steerClock.ts'
import type { CarRequest, WorldOptions } from './world.ts'
import { worldFaults } from './worldFaults.ts'
import { createWorldClock, momentKept } from './worldClock.ts'
import { writeInvoicePdf } from './writeInvoicePdf.ts'

interface Opened {
  readonly car: Car
  readonly open: Omit<OpenCar, 'surroundings' | 'locale'>
}

/** Starts one clock, one broker and one backend, without a car. Cars are opened in it. */
export async function startWorld(options: WorldOptions): Promise<InnerWorld> {
  const { catalogue, fixture, seed } = options
  const meter = createRestMeter()
  const clock = createWorldClock(() => meter.settle(), momentKept(options.store))
  const memories =
    options.store === undefined ? undefined : await openCarMemories(options.store, clock.now)
  let conduct = fixture.backend
  let refusals = 0
  // until the world itself is on the bus there is nobody to tell
  let tellRefusal: (last: { address: string; reason: string }) => void = () => undefined
  function refuse(address: string, reason: string): void {
    refusals += 1
    const last = { address: address.slice(0, 256), reason: reason.slice(0, 512) }
    tellRefusal(last)
  }
  const onRefused = (refusal: { address: string; reason: string }) => {
    refuse(refusal.address, refusal.reason)
  }
  const broker = await startBroker({ meter, refuse })
  broker.onMessage((topic, payload) => {
    options.onMessage?.(topic, payload, clock.now())
  })

  const ownBus = <R extends Role>(clientId: string, roles: readonly R[], line?: Line) =>
    connectMqttBus<R>({
      transport: { stream: () => broker.ownStream(clientId, { roles }) },
      clientId,
      onRefused,
      meter: meter.of(clientId),
      ...(line && { line }),
    })

  const ownWorldBus = await ownBus('world', ['world'])
  const faults = worldFaults({
    clock,
    seed,
    refuse,
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
    begin: meter.begin,
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
    return [...opened.values()].map(({ car, open }) => {
      const { simCard: _, ...surroundings } = car.surroundings()
      return { ...open, locale: car.locale(), surroundings }
    })
  }

  function tellCars(): void {
    const open = cars()
    ownWorldBus.publish('world.cars.changed', {}, { cars: [...open] })
    for (const listener of carsListeners) listener(open)
  }

  let course: Promise<unknown> = Promise.resolve()
  /** Cars are opened and closed one after the other: two requests for one vehicle must not make two of the same VIN. */
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const result = course.then(work)
    course = result.catch(() => undefined)
    return result
  }

  async function openCar(request: CarRequest): Promise<OpenCar> {
    const former = request.after === undefined ? undefined : opened.get(request.after)
    expectLocale(catalogue, request.locale)
    expectLocale(catalogue, request.defaultLocale)
    const vehicle = vehicleNamed(catalogue, request.vehicle)
    const instances = [...opened.values()].filter(({ open }) => open.vehicle === vehicle.id)
    const first = instances.find(({ open }) => open.instance === 1)
    if (first !== undefined && request.another !== true) return carOf(first.open.vin)
    const latest = Math.max(0, ...instances.map(({ open }) => open.instance))
    const instance = request.another === true ? 1 + latest : 1
    const code = catalogue.vehicles.find(({ model }) => model === vehicle.model)?.vinCode ?? '99'
    const vin = vinOf({
      manufacturer: 'WP0',
      model: code,
      modelYear: vehicle.modelYear,
      vehicle: vehicle.id,
      instance,
      seed,
    })
    const memory = memories?.of(vin)
    const remembered = former === undefined ? memory : undefined
    const locale = request.locale ?? former?.car.locale() ?? memory?.locale ?? request.defaultLocale
    const market = request.market ?? former?.open.market ?? memory?.market ?? fixture.market
    const readings = [...(request.readings ?? memory?.readings ?? fixture.readings)]
    const facts = carFacts(catalogue, vehicle.id, market, readings)
    if (facts === undefined) throw new Error(`no facts of ${vehicle.id}`)
    backend.addVehicle(connectedVehicleOf(fixture, facts, vin, market))
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
      broker,
      meter,
      clock,
      onRefused,
      faults,
      isReachable: () => conduct !== 'unreachable',
      onChange: tellCars,
      keep: memories && ((own) => memories.keep(vin, { ...own, market, readings })),
      start: {
        ...carStart(fixture, memory),
        locale: locale ?? 'en',
        surroundings:
          former?.car.surroundings() ?? remembered?.surroundings ?? fixture.surroundings,
        user: backend.vehicle(vin)?.linkedTo === null ? null : fixture.owner.name,
      },
    })
    opened.set(vin, { car, open: { vin, vehicle: vehicle.id, instance, market, readings } })
    await meter.settle()
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
    const { vehicle, locale, market, readings } = carOf(vin)
    await closeCar(vin)
    await memories?.forget(vin)
    return openCar({ vehicle, locale, market, readings })
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
      await openCar({ vehicle, locale, market, readings, another: instance > 1 })
    }
  }

  function carOf(vin: string): OpenCar {
    const found = cars().find((car) => car.vin === vin)
    if (found === undefined) throw new Error(`no car ${vin} is open`)
    return found
  }

  const steering = steerClock(clock, ownWorldBus)

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
    onCars(listener) {
      carsListeners.push(listener)
    },
    accept: broker.accept,
    stream: broker.guestStream,
    refuse,
    refusals: () => refusals,
    now: clock.now,
    advance: clock.advance,
    settle: () => meter.settle(),
    invoice: backend.invoice,
    setBackend(next) {
      conduct = next
      tellBackend()
      backend.setConduct(next === 'silent' ? 'silent' : 'answering')
      if (next === 'unreachable') for (const { car } of opened.values()) car.cutSession()
    },
    setRate: steering.setRate,
    rate: steering.rate,
    faults,
    pairingCodeOf: (vin) => backend.vehicle(vin)?.pairingCode.code,
    otherPairingCode: () => other.pairingCode.code,
    onMessage: broker.onMessage,
    async close() {
      steering.stop()
      await course
      await memories?.keepMoment()
      await Promise.all([...opened.values()].map(({ car }) => car.close()))
      await broker.close()
    },
  }
  await serveWorldRequests(ownWorldBus, world)
  const states = catalogue.states.map(({ id, names }) => ({ id, names }))
  ownWorldBus.publish('world.states.offered', {}, { states })
  steering.setRate(options.pace === 'real' ? 1 : 0)
  tellBackend()
  await meter.settle()
  return world
}
