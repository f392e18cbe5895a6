import type { Worker } from './worker.ts'

/** A worker, and what it was told to read before there was anything to play. */
export interface PooledWorker {
  readonly worker: Worker
  readonly readsAhead: ReadonlySet<string>
}

/** Workers that are started before it is known what they will play: they get ready while the runs are planned. */
export interface WorkerPool {
  /** Starts so many, and lets each of them read its share of the files. */
  prepare(count: number, files: readonly string[]): void
  /** One that was prepared, or else a new one, which is told these flags besides. */
  take(flags: readonly string[]): PooledWorker
  /** Ends those that nobody has taken. */
  close(): void
}

export function workerPool(startWorker: (flags: readonly string[]) => Worker): WorkerPool {
  const prepared: PooledWorker[] = []
  return {
    prepare(count, files) {
      for (let place = 0; place < count; place += 1) {
        const share = files.filter((_, index) => index % count === place)
        const worker = startWorker([])
        worker.send({ readAhead: share })
        prepared.push({ worker, readsAhead: new Set(share) })
      }
    },
    take: (flags) => prepared.shift() ?? { worker: startWorker(flags), readsAhead: new Set() },
    close() {
      for (const { worker } of prepared.splice(0)) worker.kill()
    },
  }
}
