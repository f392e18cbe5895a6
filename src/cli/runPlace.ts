import type { PlannedRun } from '../scenario/planRuns.ts'
import type { OpenScenarioWorld } from '../scenario/scenarioWorld.ts'
import type { BrokerFlags } from './brokerAccess.ts'

export interface PlaceFlags extends BrokerFlags {
  readonly root?: string
  readonly attach?: string
  readonly workers: string
  readonly locale: readonly string[]
  readonly list?: true
  readonly asWorker?: true
}

/** Where runs are played: in worlds of this process, in worlds on another broker, or on a car that runs already. */
export interface RunPlace {
  /** The runs of a plan that this place can play, or wrong use. */
  choose(planned: readonly PlannedRun[]): readonly PlannedRun[]
  openWorld(): Promise<OpenScenarioWorld>
  /** What the workers are told besides. */
  readonly workerFlags: readonly string[]
  /** Leaves nothing behind; what is not to be reached any more does not keep it. */
  close(): Promise<void>
}
