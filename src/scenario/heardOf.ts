import { z } from 'zod'
import { channels, type ChannelName } from '../contract/channels.ts'
import { screenView, type ScreenView } from '../contract/screenView.ts'
import { simCard } from '../contract/surroundings.ts'
import type { CarInput } from './driveCar.ts'
import { backendStep } from './recording.ts'
import type { ObservedMessage } from './scenarioWorld.ts'
import type { WrittenStep } from './writeScenario.ts'

type Page = Readonly<Record<string, unknown>>

type Meaning =
  | { readonly is: 'input'; readonly inputId: string; readonly input: CarInput }
  | { readonly is: 'screen'; readonly view: ScreenView }
  | {
      readonly is: 'answer'
      readonly inputId: string
      readonly accepted: boolean
      readonly reason: string | undefined
      readonly view: ScreenView
    }
  | {
      readonly is: 'request'
      readonly requestId: string
      readonly step?: WrittenStep
      /** Virtual milliseconds that the clock is put forward. */
      readonly advance?: number | undefined
      /** Why nothing can be recorded after it. */
      readonly ends?: string
    }
  | { readonly is: 'requestAnswer'; readonly requestId: string; readonly accepted: boolean }
  | {
      readonly is: 'deed'
      readonly by: 'owner' | 'dealer'
      readonly as: string
      readonly requestId: string
      readonly deed: Page & { readonly act: string }
    }
  | {
      readonly is: 'deedAnswer'
      readonly requestId: string
      readonly accepted: boolean
      readonly reason: string | undefined
    }
  | {
      readonly is: 'page'
      readonly page: ChannelName
      readonly as: string
      readonly payload: Page
    }
  | { readonly is: 'gone' }

/** A message as whoever records a car understands it. */
export type HeardMessage = Meaning & { readonly at: number }

type Heard<Is extends Meaning['is']> = Extract<Meaning, { readonly is: Is }>

// the codes of the card are masked, and no longer what the contract asks of them
const maskedCard = z.object({
  inputId: z.string(),
  simCard: z.object(simCard.omit({ pin: true, puk: true }).shape).nullable(),
})
const maskedDeed = z.object({ requestId: z.string(), deed: z.looseObject({ act: z.string() }) })
const page = z.record(z.string(), z.unknown())

/** Understands a message about this car, or about those who have to do with it; anything else is undefined. */
export function heardOf(message: ObservedMessage, vin: string): HeardMessage | undefined {
  const { params, at } = message
  if (params['vin'] !== undefined && params['vin'] !== vin) return undefined
  const heard = ofTheCar(message) ?? ofTheWorld(message, vin) ?? ofTheOwner(message)
  return heard && { ...heard, at }
}

function ofTheCar({
  name,
  payload,
}: ObservedMessage): Heard<'input' | 'screen' | 'answer'> | undefined {
  if (name === 'headUnit.screen.shown') {
    const { data } = screenView.safeParse(payload)
    return data && { is: 'screen', view: data }
  }
  if (name === 'headUnit.input.answered') {
    const { data } = channels[name].payload.safeParse(payload)
    return data && { is: 'answer', reason: undefined, ...data }
  }
  if (name === 'surroundings.simCard.changed') {
    const { data } = maskedCard.safeParse(payload)
    if (data === undefined) return undefined
    const card = data.simCard && { ...data.simCard, pin: '', puk: '' }
    return { is: 'input', inputId: data.inputId, input: { type: name, payload: { simCard: card } } }
  }
  const { publishedBy } = channels[name]
  if (publishedBy !== 'driver' && publishedBy !== 'surroundings') return undefined
  const parsed = channels[name].payload.safeParse(payload)
  if (!parsed.success) return undefined
  const { inputId, ...own } = parsed.data as { readonly inputId: string }
  return { is: 'input', inputId, input: { type: name, payload: own } as CarInput }
}

function ofTheWorld(
  { name, payload }: ObservedMessage,
  vin: string,
): Heard<'request' | 'requestAnswer' | 'gone'> | undefined {
  switch (name) {
    case 'world.request.answered': {
      const { data } = channels[name].payload.safeParse(payload)
      return data && { is: 'requestAnswer', ...data }
    }
    case 'world.cars.changed': {
      const { data } = channels[name].payload.safeParse(payload)
      return data?.cars.every((car) => car.vin !== vin) === true ? { is: 'gone' } : undefined
    }
    case 'bench.backend.changed': {
      const { data } = channels[name].payload.safeParse(payload)
      return data && { is: 'request', requestId: data.requestId, step: backendStep(data.backend) }
    }
    case 'bench.fault.added': {
      const { data } = channels[name].payload.safeParse(payload)
      const step = { name: 'fault', argument: data?.fault }
      return data && { is: 'request', requestId: data.requestId, step }
    }
    case 'bench.fault.removed': {
      const { data } = channels[name].payload.safeParse(payload)
      const step = { name: 'fault', argument: { off: data?.id ?? 'all' } }
      return data && { is: 'request', requestId: data.requestId, step }
    }
    case 'bench.clock.changed': {
      const { data } = channels[name].payload.safeParse(payload)
      return data && { is: 'request', requestId: data.requestId, advance: data.advance }
    }
    case 'bench.car.emptied':
    case 'bench.car.closed': {
      const { data } = channels[name].payload.safeParse(payload)
      if (data?.vin !== vin) return undefined
      const ends = name === 'bench.car.closed' ? 'the car was closed' : 'the car was reset'
      return { is: 'request', requestId: data.requestId, ends }
    }
    case 'bench.world.emptied': {
      const { data } = channels[name].payload.safeParse(payload)
      const ends = 'the world of the car was started afresh'
      return data && { is: 'request', requestId: data.requestId, ends }
    }
    default:
      return undefined
  }
}

const pages: readonly ChannelName[] = [
  'backend.mailbox.shown',
  'backend.phone.shown',
  'backend.shop.shown',
]

function ofTheOwner({
  name,
  params,
  payload,
}: ObservedMessage): Heard<'deed' | 'deedAnswer' | 'page'> | undefined {
  const as = params['accountId'] ?? params['deskId'] ?? ''
  if (name === 'owner.request.made' || name === 'dealer.request.made') {
    const { data } = maskedDeed.safeParse(payload)
    const by = name === 'owner.request.made' ? 'owner' : 'dealer'
    return data && { is: 'deed', by, as, ...data }
  }
  if (name === 'backend.request.answered' || name === 'backend.deskRequest.answered') {
    const { data } = channels[name].payload.safeParse(payload)
    return data && { is: 'deedAnswer', reason: undefined, ...data }
  }
  if (!pages.includes(name)) return undefined
  const { data } = page.safeParse(payload)
  return data && { is: 'page', page: name, as, payload: data }
}
