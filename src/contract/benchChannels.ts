import { z } from 'zod'
import type { Channel } from './channel.ts'
import { country, inputId, locale, secret, toHeadUnit } from './payload.ts'
import { screenView } from './screenView.ts'
import { phone, simCard, surroundings } from './surroundings.ts'

const toTheCar = {
  publishedBy: 'driver',
  readBy: ['headUnit', 'observer'],
  retain: false,
  qos: 0,
} as const
const aroundTheCar = { ...toTheCar, publishedBy: 'surroundings' } as const
const fromTheCar = {
  publishedBy: 'headUnit',
  readBy: ['driver', 'surroundings', 'observer', 'bench'],
  retain: false,
  qos: 0,
} as const

/** The bench bus of one car: driver and surroundings in, head unit out. */
export const benchChannels = {
  'driver.key.pressed': {
    ...toTheCar,
    address: 'pcm/v1/{vin}/driver/key',
    payload: toHeadUnit({ key: z.string().min(1).max(32) }),
    description: 'A hard key, the knob (`knob`), BACK (`back`) or HOME (`home`) is pressed.',
    example: { inputId: 'a-1', key: 'phone' },
  },
  'driver.knob.turned': {
    ...toTheCar,
    address: 'pcm/v1/{vin}/driver/knob',
    payload: toHeadUnit({ detents: z.number().int().min(-100).max(100) }),
    description: 'The rotary knob is turned; clockwise is positive, the unit is one detent.',
    example: { inputId: 'a-2', detents: 1 },
  },
  'driver.entry.chosen': {
    ...toTheCar,
    address: 'pcm/v1/{vin}/driver/entry',
    payload: toHeadUnit({ id: z.string().min(1).max(64) }),
    description: 'An entry of the screen or a button of the dialog is touched.',
    example: { inputId: 'a-3', id: 'roaming' },
  },
  'driver.text.entered': {
    ...toTheCar,
    readBy: ['headUnit'],
    address: 'pcm/v1/{vin}/driver/text',
    payload: toHeadUnit({ text: secret(z.string().min(1).max(128)) }),
    description:
      'Characters are typed into the field in focus. Masked, for it may be a secret field.',
    example: { inputId: 'a-4', text: '1234' },
  },
  'driver.text.deleted': {
    ...toTheCar,
    address: 'pcm/v1/{vin}/driver/deletion',
    payload: toHeadUnit({}),
    description: 'The last character of the field in focus is deleted.',
    example: { inputId: 'a-5' },
  },
  'driver.input.confirmed': {
    ...toTheCar,
    address: 'pcm/v1/{vin}/driver/confirmation',
    payload: toHeadUnit({}),
    description: 'OK: the field in focus, or the first button of a dialog.',
    example: { inputId: 'a-6' },
  },
  'driver.language.chosen': {
    ...toTheCar,
    address: 'pcm/v1/{vin}/driver/language',
    payload: toHeadUnit({ locale }),
    description: 'The language of the car is changed.',
    example: { inputId: 'a-7', locale: 'de' },
  },
  'driver.rest.awaited': {
    ...toTheCar,
    address: 'pcm/v1/{vin}/driver/rest',
    payload: toHeadUnit({}),
    description:
      'Nothing is done: the answer comes when everything has come to rest, and tells what is on the screen then.',
    example: { inputId: 'a-8' },
  },
  'surroundings.ignition.changed': {
    ...aroundTheCar,
    address: 'pcm/v1/{vin}/surroundings/ignition',
    payload: toHeadUnit({ ignition: surroundings.shape.ignition }),
    description: 'The ignition is switched.',
    example: { inputId: 's-1', ignition: 'on' },
  },
  'surroundings.doors.changed': {
    ...aroundTheCar,
    address: 'pcm/v1/{vin}/surroundings/doors',
    payload: toHeadUnit({ doors: surroundings.shape.doors }),
    description: 'The doors are opened, closed or locked.',
    example: { inputId: 's-2', doors: 'locked' },
  },
  'surroundings.country.changed': {
    ...aroundTheCar,
    address: 'pcm/v1/{vin}/surroundings/country',
    payload: toHeadUnit({ country }),
    description: 'The car is in this country now.',
    example: { inputId: 's-3', country: 'FR' },
  },
  'surroundings.technology.changed': {
    ...aroundTheCar,
    address: 'pcm/v1/{vin}/surroundings/technology',
    payload: toHeadUnit({ technology: surroundings.shape.technology }),
    description: 'Radio coverage: none, or the radio technology that the place offers.',
    example: { inputId: 's-4', technology: 'none' },
  },
  'surroundings.embeddedSim.changed': {
    ...aroundTheCar,
    address: 'pcm/v1/{vin}/surroundings/embedded-sim',
    payload: toHeadUnit({ embeddedSim: surroundings.shape.embeddedSim }),
    description: 'The operator activates or deactivates the embedded SIM.',
    example: { inputId: 's-5', embeddedSim: 'inactive' },
  },
  'surroundings.simCard.changed': {
    ...aroundTheCar,
    readBy: ['headUnit'],
    address: 'pcm/v1/{vin}/surroundings/sim-card',
    payload: toHeadUnit({ simCard: simCard.nullable() }),
    description: 'A SIM card is put into the slot, or taken out (null).',
    example: {
      inputId: 's-6',
      simCard: { id: 'card-2', pin: '1234', puk: '12345678', country: 'DE', pinRequired: true },
    },
  },
  'surroundings.phone.changed': {
    ...aroundTheCar,
    address: 'pcm/v1/{vin}/surroundings/phone',
    payload: toHeadUnit({ phone }),
    description: 'The mobile phone: paired by Bluetooth, and its WiFi hotspot.',
    example: { inputId: 's-7', phone: { paired: true, hotspot: false } },
  },
  'surroundings.call.changed': {
    ...aroundTheCar,
    address: 'pcm/v1/{vin}/surroundings/call',
    payload: toHeadUnit({ call: surroundings.shape.call }),
    description: 'A call begins, over the Bluetooth phone or by the inserted card, or it ends.',
    example: { inputId: 's-8', call: 'phone' },
  },
  'surroundings.carPlay.changed': {
    ...aroundTheCar,
    address: 'pcm/v1/{vin}/surroundings/car-play',
    payload: toHeadUnit({ carPlay: surroundings.shape.carPlay }),
    description: 'CarPlay is begun or ended; it takes the Bluetooth connections down.',
    example: { inputId: 's-9', carPlay: 'on' },
  },
  'surroundings.charger.changed': {
    ...aroundTheCar,
    address: 'pcm/v1/{vin}/surroundings/charger',
    payload: toHeadUnit({ charger: surroundings.shape.charger }),
    description: 'The charging cable is plugged in or pulled out.',
    example: { inputId: 's-10', charger: 'connected' },
  },
  'surroundings.driver.changed': {
    ...aroundTheCar,
    address: 'pcm/v1/{vin}/surroundings/driver',
    payload: toHeadUnit({ driver: surroundings.shape.driver }),
    description: 'The driver leaves the car or gets in.',
    example: { inputId: 's-11', driver: 'outside' },
  },
  'headUnit.input.answered': {
    ...fromTheCar,
    address: 'pcm/v1/{vin}/head-unit/answer',
    payload: z.object({
      inputId,
      accepted: z.boolean(),
      reason: z.string().optional(),
      /** Where the input is not what its channel carries, and what was expected there. */
      explanation: z.string().optional(),
      view: screenView,
    }),
    description:
      'The answer to one input, given when the world has come to rest; also to one that is malformed, as long as it is JSON with an inputId.',
    example: { inputId: 'a-1', accepted: false, reason: 'ignition-off', view: exampleView() },
  },
  'headUnit.screen.shown': {
    ...fromTheCar,
    retain: true,
    address: 'pcm/v1/{vin}/head-unit/screen',
    payload: screenView,
    description: 'What the driver sees now.',
    example: exampleView(),
  },
  'headUnit.tone.sounded': {
    ...fromTheCar,
    address: 'pcm/v1/{vin}/head-unit/tone',
    payload: z.object({ id: z.string(), tone: z.enum(['acceptance', 'refusal', 'notice']) }),
    description: 'A tone for the driver.',
    example: { id: 'tone-1', tone: 'refusal' },
  },
  'headUnit.states.changed': {
    ...fromTheCar,
    retain: true,
    address: 'pcm/v1/{vin}/head-unit/states',
    payload: z.object({ states: z.record(z.string(), z.unknown()) }),
    description: 'The state of each machine of the car, for those who watch it from inside.',
    example: { states: { headUnit: 'on', sim: 'ready' } },
  },
} as const satisfies Record<string, Channel>

function exampleView(): z.infer<typeof screenView> {
  return {
    kind: 'dark',
    title: '',
    path: [],
    entries: [],
    focus: null,
    keys: [],
    status: {
      data: 'down',
      connect: 'offline',
      reason: 'ignition-off',
      bearer: 'none',
      technology: 'LTE',
      abroad: false,
      roaming: false,
      sim: 'ready',
      bluetooth: false,
      privateMode: false,
      linked: false,
    },
  }
}
