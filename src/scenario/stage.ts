import type { Catalogue } from '../catalogue/catalogue.ts'
import type { MenuNode } from '../catalogue/menuFor.ts'
import type { Vehicle } from '../catalogue/vehicle.ts'
import type { SecretName } from '../contract/fixture.ts'
import type { CarDriver } from './driveCar.ts'
import type { ObservedMessage, ScenarioWorld } from './scenarioWorld.ts'

/** What a step plays on: one car in a fresh world. */
export interface Stage {
  readonly catalogue: Catalogue
  readonly vehicle: Vehicle
  readonly menu: readonly MenuNode[]
  readonly locale: string
  /** The market, where the scenario names one. */
  readonly market: string | undefined
  /** What `keep` has kept, by name. */
  readonly kept: Map<string, unknown>
  /** When the run began, in virtual milliseconds since 1970. */
  readonly began: number
  readonly world: ScenarioWorld
  readonly driver: CarDriver
  /** What was published since the last input step began. */
  messages(): readonly ObservedMessage[]
  /** What was published since the run began. */
  allMessages(): readonly ObservedMessage[]
  /** The secret of that name; of the SIM card, that of the card put in last. */
  secretOf(name: SecretName): string | undefined
  /** Notes the secrets of a card that this run puts into the slot. */
  takeCard(card: { readonly pin: string; readonly puk: string }): void
}

/** What became of a step. */
export type Outcome =
  | {
      readonly passed: true
      readonly accepted?: boolean
      readonly reason?: string
      /** What a `say` says, in the language of the run. */
      readonly said?: string
    }
  | {
      readonly passed: false
      readonly accepted?: boolean
      readonly reason?: string
      readonly expected: string
      readonly seen: string
    }
