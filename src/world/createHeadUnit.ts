import { createActor, fromCallback, type ActorOptions, type ActorRefFrom } from 'xstate'
import type { HeadUnitInput } from '../machines/headUnit/headUnitContext.ts'
import { headUnitMachine } from '../machines/headUnit/headUnitMachine.ts'
import { mobileDataMachine, type SessionEvent } from '../machines/mobileData/mobileDataMachine.ts'
import { simMachine } from '../machines/sim/simMachine.ts'
import { isSameSecret } from './secretProof.ts'

/** Opens a session with Porsche Connect; the returned function ends it. */
export type OpenSession = (tell: (event: SessionEvent) => void) => () => void

const openers = new WeakMap<object, OpenSession>()

const connectSession = fromCallback<SessionEvent>(({ sendBack, system }) => {
  const open = openers.get(system)
  if (open === undefined) throw new Error('this head unit has no way to open a session')
  return open(sendBack)
})

// one machine for all cars: what XState reads out of a machine is read once for all of them
const machine = headUnitMachine.provide({
  actors: {
    mobileData: mobileDataMachine.provide({ actors: { connectSession } }),
    sim: simMachine.provide({
      guards: { isSame: (_, { one, other }) => isSameSecret(one, other) },
    }),
  },
})

/** The head unit of one car, not started yet, and its way to Porsche Connect. */
export function createHeadUnit(
  input: HeadUnitInput,
  clock: NonNullable<ActorOptions<typeof machine>['clock']>,
  openSession: OpenSession,
): ActorRefFrom<typeof machine> {
  const actor = createActor(machine, { input, clock })
  openers.set(actor.system, openSession)
  return actor
}
