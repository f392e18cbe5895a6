import { Worker } from 'node:worker_threads'

/** Seconds of computing that no run takes, however busy the machine is with other things. */
const computingLimit = 8

// text, because a bundle has no second file that a thread could start from
const watch = `
  const { workerData } = require('node:worker_threads')
  let seen = -1
  let before = 0
  setInterval(() => {
    const { user, system } = process.cpuUsage()
    const now = (user + system) / 1e6
    const round = Atomics.load(workerData, 0)
    if (round !== seen) {
      seen = round
      before = now
    } else if (round % 2 === 1 && now - before > ${String(computingLimit)}) process.kill(process.pid, 'SIGKILL')
  }, 500)
`

/** Ends this process when one run computes for ever; `begin` and `end` are told around each. */
export function startWatchdog(): { begin(): void; end(): void } {
  const round = new Int32Array(new SharedArrayBuffer(4))
  new Worker(watch, { eval: true, workerData: round }).unref()
  const next = (odd: number) => {
    const now = Atomics.load(round, 0)
    Atomics.store(round, 0, now + (now % 2 === odd ? 2 : 1))
  }
  return {
    begin: () => {
      next(1)
    },
    end: () => {
      next(0)
    },
  }
}
