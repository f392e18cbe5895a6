import { z } from 'zod'
import { simCard, surroundings } from '../../contract/surroundings.ts'
import { fixture } from '../../contract/fixture.ts'
import { answerOutcome } from '../answerOutcome.ts'
import type { CarInput } from '../driveCar.ts'
import type { Outcome, Stage } from '../stage.ts'
import { mentionsOfRefusal, refusedKey, step } from '../step.ts'

const worldSchema = z
  .strictObject({
    ...surroundings.omit({ simCard: true }).partial().shape,
    /** A card; what is not said of it is as in the card that the world began with. */
    simCard: simCard.partial().nullable().optional(),
    backend: fixture.shape.backend.optional(),
    ...refusedKey,
  })
  .refine(
    ({ refused, ...changes }) =>
      Object.keys(changes).length > 0 &&
      (refused === undefined || Object.keys(changes).length === 1),
    'at least one change, and only one beside refused',
  )

type World = z.output<typeof worldSchema>

const changeKeys = worldSchema.keyof().exclude(['refused']).options

/** Changes what is around the car, one message each, in the order in which it is written. */
export const world = step({
  name: 'world',
  form: '- world: { country: FR }',
  isInput: true,
  keys: Object.keys(worldSchema.shape),
  schema: worldSchema,
  mentions: mentionsOfRefusal,
  play: async ({ refused, ...changes }, stage, written) => {
    let outcome: Outcome = { passed: true }
    // the schema sorts the keys; what counts is the order in which they are written
    for (const name of Object.keys(Object(written) as object)) {
      const key = changeKeys.find((candidate) => candidate === name)
      if (key === undefined) continue
      outcome = await change(key, changes, refused, stage)
      if (!outcome.passed) return outcome
    }
    return outcome
  },
})

async function change(
  key: Exclude<keyof World, 'refused'>,
  changes: Omit<World, 'refused'>,
  refused: string | undefined,
  stage: Stage,
): Promise<Outcome> {
  if (key === 'backend') {
    if (changes.backend !== undefined) await stage.driver.changeBackend(changes.backend)
    return { passed: true }
  }
  const input = key === 'simCard' ? cardInput(changes.simCard, stage) : inputOf(key, changes)
  if (input === undefined) {
    return {
      passed: false,
      expected: 'a card with pin and puk',
      seen: 'none given, and this world began without a card',
    }
  }
  const outcome = answerOutcome(await stage.driver.drive(input), refused, stage)
  return outcome.passed
    ? outcome
    : { ...outcome, expected: `${key} ${outcome.expected}`, seen: `${key} ${outcome.seen}` }
}

function cardInput(card: World['simCard'], stage: Stage): CarInput | undefined {
  if (card === null) {
    return { type: 'surroundings.simCard.changed', payload: { simCard: null } }
  }
  const pin = card?.pin ?? stage.secretOf('sim.pin')
  const puk = card?.puk ?? stage.secretOf('sim.puk')
  if (pin === undefined || puk === undefined) return undefined
  stage.takeCard({ pin, puk })
  return {
    type: 'surroundings.simCard.changed',
    payload: {
      simCard: {
        id: card?.id ?? 'card-1',
        pin,
        puk,
        country: card?.country ?? 'DE',
        pinRequired: card?.pinRequired ?? true,
        ...(card?.plan === undefined ? {} : { plan: card.plan }),
      },
    },
  }
}

function inputOf(
  key: Exclude<keyof World, 'refused' | 'backend' | 'simCard'>,
  changes: Omit<World, 'refused'>,
): CarInput | undefined {
  const { ignition, doors, country, technology, embeddedSim, phone } = changes
  const { call, carPlay, charger, driver } = changes
  switch (key) {
    case 'ignition':
      return ignition && { type: 'surroundings.ignition.changed', payload: { ignition } }
    case 'doors':
      return doors && { type: 'surroundings.doors.changed', payload: { doors } }
    case 'country':
      return country === undefined
        ? undefined
        : { type: 'surroundings.country.changed', payload: { country } }
    case 'technology':
      return technology && { type: 'surroundings.technology.changed', payload: { technology } }
    case 'embeddedSim':
      return embeddedSim && { type: 'surroundings.embeddedSim.changed', payload: { embeddedSim } }
    case 'phone':
      return phone && { type: 'surroundings.phone.changed', payload: { phone } }
    case 'call':
      return call && { type: 'surroundings.call.changed', payload: { call } }
    case 'carPlay':
      return carPlay && { type: 'surroundings.carPlay.changed', payload: { carPlay } }
    case 'charger':
      return charger && { type: 'surroundings.charger.changed', payload: { charger } }
    case 'driver':
      return driver && { type: 'surroundings.driver.changed', payload: { driver } }
  }
}
