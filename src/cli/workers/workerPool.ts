import type { ScenarioHead } from '../../scenario/scenario.ts'
import type { ParsedScenario } from '../../scenario/parseScenario.ts'
import type { Worker, WorkerNews } from './worker.ts'

/** A worker that tells of its runs, and the files that it has read already. */
export interface PooledWorker extends Omit<Worker, 'onMessage'> {
  onNews(listener: (news: WorkerNews) => void): void
  readonly hasRead: ReadonlySet<string>
}

/** Workers that are started before it is known what they will play: they read the files, each its share of them. */
export interface WorkerPool {
  /** Starts so many, and lets them read; resolves with what is in the files, and rejects when one ends meanwhile. */
  read(count: number, files: readonly string[]): Promise<readonly ParsedScenario<ScenarioHead>[]>
  /** One that has read, or else a new one, which is told these flags besides. */
  take(flags: readonly string[]): PooledWorker
  /** Ends those that nobody has taken. */
  close(): void
}

export function workerPool(startWorker: (flags: readonly string[]) => Worker): WorkerPool {
  const idle: PooledWorker[] = []

  async function readShare(share: readonly string[]) {
    const worker = startWorker([])
    const { pooled, read } = pooledWorker(worker, share)
    idle.push(pooled)
    worker.send({ read: share })
    return read
  }

  return {
    async read(count, files) {
      const shareOf = (place: number) => files.filter((_, index) => index % count === place)
      const shares = await Promise.all(
        Array.from({ length: count }, (_, place) => readShare(shareOf(place))),
      )
      return files.flatMap((_, index) => shares[index % count]?.[Math.floor(index / count)] ?? [])
    },
    take: (flags) => idle.shift() ?? pooledWorker(startWorker(flags), []).pooled,
    close() {
      for (const worker of idle.splice(0)) worker.kill()
    },
  }
}

/** Hears a worker from its start on: what it tells before somebody listens is kept for whoever does. */
function pooledWorker(worker: Worker, share: readonly string[]) {
  const unheard: WorkerNews[] = []
  let hear = (news: WorkerNews): void => void unheard.push(news)
  const read = new Promise<readonly ParsedScenario<ScenarioHead>[]>((resolve, reject) => {
    worker.onMessage((message) => {
      if ('read' in message) resolve(message.read)
      else hear(message)
    })
    worker.onEnd(() => {
      reject(new Error('a worker has ended before it had read the scenarios'))
    })
  })
  // whoever only lets it play does not ask what it has read
  read.catch(() => undefined)
  const pooled: PooledWorker = {
    ...worker,
    hasRead: new Set(share),
    onNews(listener) {
      hear = listener
      for (const news of unheard.splice(0)) {
        queueMicrotask(() => {
          listener(news)
        })
      }
    },
  }
  return { pooled, read }
}
