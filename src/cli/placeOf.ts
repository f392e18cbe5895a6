import { randomBytes } from 'node:crypto'
import type { Catalogue } from '../catalogue/catalogue.ts'
import { defaultRoot } from '../contract/mosquittoAcl.ts'
import { readFixture } from '../host/readFixture.ts'
import { attachedPlace } from './attachedPlace.ts'
import { brokerAccess, rootOf } from './brokerAccess.ts'
import { WrongUse, type CliContext } from './command.ts'
import { inTimeOf } from './inTimeOf.ts'
import type { PlaceFlags, RunPlace } from './runPlace.ts'

/** Finds the place that a command line means. */
export async function placeOf(
  context: CliContext,
  flags: PlaceFlags,
  catalogue: Catalogue,
): Promise<RunPlace> {
  if (flags.broker === undefined) {
    for (const flag of ['attach', 'root', 'access'] as const) {
      if (flags[flag] === undefined) continue
      throw new WrongUse(`--${flag} needs --broker`, {
        place: `--${flag}`,
        expected: 'the broker beside it, such as --broker mqtt://127.0.0.1:1883',
      })
    }
    return ownPlace(context, catalogue)
  }
  if (flags.attach !== undefined) return attachedPlace(context, flags, flags.attach)
  return brokerPlace(context, flags, catalogue)
}

function ownPlace({ packageRoot }: CliContext, catalogue: Catalogue): RunPlace {
  return {
    choose: (planned) => planned,
    async openWorld() {
      const { openScenarioWorld } = await import('../world/openScenarioWorld.ts')
      return openScenarioWorld(catalogue, await readFixture(packageRoot))
    },
    workerFlags: [],
    close: () => Promise.resolve(),
  }
}

async function brokerPlace(
  context: CliContext,
  flags: PlaceFlags,
  catalogue: Catalogue,
): Promise<RunPlace> {
  const access = await brokerAccess(context, flags)
  const given = flags.asWorker === true ? flags.root : rootOf(flags.root)
  // nobody else draws the same: others may be at work below the same prefix, on other machines too
  const root = `${given ?? defaultRoot}/${randomBytes(4).toString('hex')}`
  const sweep = async () => {
    const { sweepRoot } = await import('../world/sweepRoot.ts')
    await inTimeOf(context, sweepRoot({ ...access, root }))
  }
  const isMaster = flags.asWorker !== true && flags.list !== true
  if (isMaster) {
    await sweep().catch((error: unknown) => {
      const problem = error instanceof Error ? error.message : String(error)
      throw new WrongUse(`no worlds at ${access.url}: ${problem}`, {
        place: '--broker',
        expected: `a broker that lets this user read and write below ${given ?? defaultRoot}/`,
      })
    })
  }
  let worlds = 0
  return {
    choose: (planned) => planned,
    async openWorld() {
      const { openScenarioWorld } = await import('../world/openScenarioWorld.ts')
      const { foreignCarrier } = await import('../world/foreignCarrier.ts')
      return openScenarioWorld(catalogue, await readFixture(context.packageRoot), () => {
        worlds += 1
        return foreignCarrier({ ...access, root: `${root}/${String(worlds)}` })
      })
    },
    workerFlags: ['--root', root],
    async close() {
      // a worker that was killed, or a world that was cut off, has not cleared up after itself
      if (isMaster) await sweep().catch(() => undefined)
    },
  }
}
