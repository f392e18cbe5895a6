import type { RunEvent, RunTitle } from '../../scenario/runEvent.ts'
import type { ScenarioHead } from '../../scenario/scenario.ts'
import type { ParsedScenario } from '../../scenario/parseScenario.ts'

/** Another process of this very program, which plays the runs that it is given, one after the other. */
export interface Worker {
  send(message: WorkerOrder): void
  onMessage(listener: (message: WorkerMessage) => void): void
  /** Told at once when it has ended already. */
  onEnd(listener: () => void): void
  /** Lets it end; `kill` when it does not listen any more. */
  end(): void
  kill(): void
}

/** The process that has started this one as a worker. */
export interface Master {
  send(message: WorkerMessage): void
  onMessage(listener: (message: WorkerOrder) => void): void
  /** Told at once when it is gone already. */
  onEnd(listener: () => void): void
}

/** What a master tells its worker: a run to play, or files to read before any is planned. */
export type WorkerOrder = { readonly play: RunTitle } | { readonly read: readonly string[] }

/** What a worker tells its master. */
export type WorkerMessage = WorkerNews | { readonly read: readonly ParsedScenario<ScenarioHead>[] }

export interface WorkerNews {
  /** What has happened since the last message. */
  readonly events: readonly RunEvent[]
  /** Whether the worker has nothing more to play. */
  readonly ready?: boolean
}
