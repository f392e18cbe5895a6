import type { Catalogue } from '../catalogue/catalogue.ts'
import type { Grant } from '../contract/permission.ts'
import type { FirstSight } from '../contract/firstSight.ts'
import type { Fixture } from '../contract/fixture.ts'
import type { OpenCar } from '../contract/worldChannels.ts'
import type { HeadUnitCopy } from '../machines/headUnit/headUnitCopy.ts'
import type { Duplex } from 'node:stream'
import type { Admission } from './admission.ts'
import type { Carrier, MakeCarrier } from './carrier.ts'
import type { Store } from '../backend/backendStore.ts'

export interface CarRequest {
  readonly vehicle: string
  readonly locale?: string | undefined
  /** The language of a car that remembers none. */
  readonly defaultLocale?: string | undefined
  readonly market?: string | undefined
  readonly readings?: readonly string[] | undefined
  readonly another?: boolean | undefined
  /** The open car whose language, market and surroundings carry over. */
  readonly after?: string | undefined
}

/** One clock, one broker, one backend state, and its cars. */
export interface World {
  readonly catalogue: Catalogue
  readonly fixture: Fixture
  cars(): readonly OpenCar[]
  /** Opens a car, or gives the one that is open; rejects with a readable sentence for an unknown vehicle or language. */
  openCar(request: CarRequest): Promise<OpenCar>
  closeCar(vin: string): Promise<void>
  /** Factory settings: the car forgets everything and stands as its world began. */
  resetCar(vin: string): Promise<OpenCar>
  /**
   * A fresh start: Porsche Connect and every car forget everything, and the open cars are opened anew, in a named state
   * of Porsche Connect if one is given.
   */
  empty(state?: string): Promise<void>
  /** What a page may draw before it is connected: what it would hear first. */
  firstSight(): FirstSight
  /** The head unit of an open car as it stands, for those who try out what would follow. */
  copyOfCar(vin: string): HeadUnitCopy | undefined
  /** Called after every opening and closing, with the cars that are open. */
  onCars(listener: (cars: readonly OpenCar[]) => void): void
  /** Takes a connection from outside (a socket, a WebSocket stream); the broker asks `admission` who it is. */
  accept(stream: Duplex, admission: Admission): void
  /** A stream that ends in this world's own broker, with these rights. */
  stream(grant: Grant): Duplex
  /** Connects a guest of this process, whatever carries the world. */
  readonly guest: Carrier['guest']
  /** Resolves with the reason when the broker that carries this world is gone. */
  readonly lost?: Promise<string> | undefined
  /** Counts and publishes a message or connection that was refused before it reached the broker. */
  refuse(address: string, reason: string): void
  /** How many messages were refused so far. */
  refusals(): number
  /** Virtual milliseconds since 1970. */
  now(): number
  advance(milliseconds: number): Promise<void>
  settle(): Promise<void>
  /** An invoice of an account as PDF, in a language; undefined when there is none. */
  invoice(
    accountId: string,
    invoice: string,
    locale: string,
  ): Promise<{ readonly name: string; readonly bytes: Uint8Array } | undefined>
  close(): Promise<void>
}

export interface WorldOptions {
  readonly catalogue: Catalogue
  readonly fixture: Fixture
  readonly seed: number
  /** `real`: the clock runs with real time; `virtual` (default): it moves only when told to. */
  readonly pace?: 'real' | 'virtual'
  /** Hears everything that is published, from the first message on. */
  readonly onMessage?: (topic: string, payload: Uint8Array, at: number) => void
  /** Where the backend keeps its state; without it, a world forgets everything. */
  readonly store?: Store | undefined
  /** What carries its messages; without it, a broker in this process. */
  readonly carrier?: MakeCarrier | undefined
}
