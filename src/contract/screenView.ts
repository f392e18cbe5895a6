import { z } from 'zod'

/** What stands in one row: a menu to open, a tick to set, a form to fill, a field of a form, a list, or plain information. */
export const entryKinds = ['menu', 'tick', 'form', 'field', 'list', 'info'] as const

export const screenEntry = z.object({
  id: z.string(),
  label: z.string(),
  /** The language the label is printed in; differs from the car's language where no document prints it (C-26). */
  labelLocale: z.string(),
  kind: z.enum(entryKinds),
  enabled: z.boolean(),
  ticked: z.boolean().optional(),
  value: z.string().optional(),
  /** Why the entry is greyed, as a code; `texts/<locale>.yaml` has its words. */
  reason: z.string().optional(),
})

export const screenKey = z.object({ id: z.string(), label: z.string() })

/** The field that takes what is typed. A secret field carries its length only. */
export const screenInput = z.object({
  field: z.string(),
  label: z.string(),
  kind: z.enum(['digits', 'email', 'text']),
  length: z.number().int().min(0),
  maxLength: z.number().int().min(1),
  secret: z.boolean(),
  text: z.string().optional(),
})

export const screenDialog = z.object({
  id: z.string(),
  title: z.string(),
  text: z.string(),
  buttons: z.array(screenKey),
})

export const technologies = ['none', '2G', '3G', 'LTE'] as const
export const bearers = ['none', 'embedded', 'inserted', 'hotspot'] as const
export const calls = ['none', 'phone', 'card'] as const
export const simStates = ['no-slot', 'none', 'locked', 'puk-required', 'blocked', 'ready'] as const

export const screenStatus = z.object({
  /** Whether a bearer carries data. */
  data: z.enum(['up', 'down']),
  /** Whether the MQTT session with Porsche Connect is confirmed. */
  connect: z.enum(['online', 'connecting', 'offline']),
  /** Why it is not online, as a code. */
  reason: z.string().optional(),
  bearer: z.enum(bearers),
  technology: z.enum(technologies),
  abroad: z.boolean(),
  roaming: z.boolean(),
  sim: z.enum(simStates),
  bluetooth: z.boolean(),
  /** The call that is going on: over the Bluetooth phone, or by the inserted card; absent without one. */
  call: z.enum(calls).exclude(['none']).optional(),
  /** Present while CarPlay is in use. */
  carPlay: z.literal(true).optional(),
  privateMode: z.boolean(),
  linked: z.boolean(),
  user: z.string().optional(),
  /** The services that the car has, by product; absent without one. */
  services: z.array(z.string()).optional(),
})

/** What the driver sees, as a plain value: React draws it, the command line prints it, a scenario compares it, MQTT carries it. */
export const screenView = z.object({
  kind: z.enum(['dark', 'starting', 'home', 'list', 'form']),
  title: z.string(),
  path: z.array(z.string()),
  entries: z.array(screenEntry),
  focus: z.string().nullable(),
  keys: z.array(screenKey),
  input: screenInput.optional(),
  dialog: screenDialog.optional(),
  status: screenStatus,
})

export type ScreenEntry = z.infer<typeof screenEntry>
export type ScreenKey = z.infer<typeof screenKey>
export type ScreenInput = z.infer<typeof screenInput>
export type ScreenDialog = z.infer<typeof screenDialog>
export type ScreenStatus = z.infer<typeof screenStatus>
export type ScreenView = z.infer<typeof screenView>
export type Technology = (typeof technologies)[number]
export type Call = (typeof calls)[number]
export type Bearer = (typeof bearers)[number]
export type SimState = (typeof simStates)[number]
