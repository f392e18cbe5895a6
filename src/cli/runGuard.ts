import type { RunGuard } from '../scenario/runScenario.ts'
import type { CliContext } from './command.ts'

/** How long, in milliseconds, nothing from outside is heard. */
const breath = 50

/** Cuts a run off when it takes longer than the limit (0: there is none), or when the program has to stop. */
export function runGuard(
  { startTimer, elapsed }: Pick<CliContext, 'startTimer' | 'elapsed'>,
  limit: number,
  stopped?: Promise<string>,
): RunGuard {
  let release = (): void => undefined
  const late = new Promise<string>((resolve) => {
    if (limit === 0) return
    release = startTimer(limit, () => {
      resolve(`no end within ${String(limit / 1000)} s, so an answer is lost or the run too long`)
    })
  })
  const cut = stopped === undefined ? late : Promise.race([late, stopped])
  let breathed = elapsed()
  return {
    cut,
    async breathe() {
      if (elapsed() - breathed < breath) return
      await new Promise<void>((resolve) => startTimer(0, resolve))
      breathed = elapsed()
    },
    release: () => {
      release()
    },
  }
}
