import { WrongUse } from '../command.ts'

/** Fewer runs than this a process are played sooner than another process is started. */
const runsWorthAWorker = 20

/** How many processes play: so many as are asked for, or as the machine has cores and the runs are worth. */
export function workerCount(written: string, cores: number, runs: number): number {
  if (written === 'auto') return Math.max(1, Math.min(cores, Math.floor(runs / runsWorthAWorker)))
  if (/^\d{1,4}$/.test(written)) return Math.max(1, Number(written))
  throw new WrongUse(`--workers ${written}: not a number`, {
    place: '--workers',
    expected: 'a whole number, or auto',
  })
}
