import type { z } from 'zod'

/** Who may talk. `world` is the host itself; `bench` is the tester's workbench, which opens cars and steers the clock. */
export const roles = [
  'driver',
  'surroundings',
  'headUnit',
  'car',
  'backend',
  'owner',
  'dealer',
  'observer',
  'bench',
  'world',
] as const

export type Role = (typeof roles)[number]

/**
 * One entry of the list of everything that crosses a process.
 * `retain: true` is a state (whole value, harmless to apply twice); `retain: false` a happening (carries an id, handled once).
 */
export interface Channel {
  readonly address: string
  readonly publishedBy: Role
  readonly readBy: readonly Role[]
  readonly retain: boolean
  readonly qos: 0 | 1
  readonly payload: z.ZodType
  readonly description: string
  /** A payload that is valid, for the documentation and its test. */
  readonly example: unknown
}

/** The names in braces of an address: `ParamsOf<'pcm/v1/{vin}/driver/key'>` is `{ vin: string }`. */
export type ParamsOf<Address extends string> =
  Address extends `${string}{${infer Name}}${infer Rest}`
    ? Readonly<Record<Name, string>> & ParamsOf<Rest>
    : unknown
