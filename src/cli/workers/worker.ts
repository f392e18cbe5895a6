/** Another process of this very program, which plays the runs that it is given, one after the other. */
export interface Worker {
  send(message: unknown): void
  onMessage(listener: (message: unknown) => void): void
  onEnd(listener: () => void): void
  /** Lets it end; `kill` when it does not listen any more. */
  end(): void
  kill(): void
}

/** The process that has started this one as a worker. */
export interface Master {
  send(message: unknown): void
  onMessage(listener: (message: unknown) => void): void
  onEnd(listener: () => void): void
}
