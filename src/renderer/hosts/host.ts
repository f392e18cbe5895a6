import type { Bus } from '../../bus/bus.ts'
import type { Catalogue } from '../../catalogue/catalogue.ts'
import type { ChosenFile } from '../../contract/desktop.ts'
import type { FirstSight } from '../../contract/firstSight.ts'

/** The parts that the page plays on the bus. */
export type PageRole = 'driver' | 'surroundings' | 'bench' | 'owner' | 'observer'
export type PageBus = Bus<PageRole>

/** The part of the facts that is fetched when somebody asks how we know. */
export type Evidence = Pick<Catalogue, 'sources' | 'conflicts'>

/** What the host tells a page that it has let in. */
export interface Session {
  readonly owner: {
    readonly accountId: string
    readonly name: string
    readonly porscheId: string
    readonly password: string
    readonly securityCode: string | null
  }
  readonly locales: readonly string[]
  readonly defaultVehicle: string
  /** What there is to see already. */
  readonly firstSight: FirstSight
}

/** Where the page runs: the differences between a browser and the desktop app, and nothing else. */
export interface Host {
  /** Shows the key of the address, once; undefined when the host does not know us. */
  openSession(): Promise<Session | undefined>
  /** The facts, with our own words in English alone, and without the evidence. */
  loadCatalogue(): Promise<Catalogue>
  /** Where the facts come from, and where the documents disagree. */
  loadEvidence(): Promise<Evidence>
  /** Our own words in one more language. */
  loadTexts(locale: string): Promise<Catalogue['texts'][string]>
  /** Somebody will connect soon: what that takes may be fetched meanwhile. */
  readonly prepare?: () => void
  /** Connects, and goes on trying when the connection is lost. */
  connect(): Promise<PageBus>
  /** Connects to the world of what is being played beside the default one. */
  connectToPlay(): Promise<PageBus>
  /** Lets the user choose a scenario file; undefined when they think better of it. */
  openScenario(): Promise<ChosenFile | undefined>
  /** Gives the user a file; false when they think better of it. */
  saveFile(name: string, text: string): Promise<boolean>
  /** Only the desktop app can: shows this page in the user's browser. */
  readonly openInBrowser?: () => Promise<void>
}
