import { isDeepStrictEqual } from 'node:util'
import { expect } from 'vitest'
import type { DriverEvent, SurroundingsEvent } from '../../src/contract/channels.ts'
import { screenView, type ScreenView } from '../../src/contract/screenView.ts'
import type { Surroundings } from '../../src/contract/surroundings.ts'

/** What the test itself knows of what is around a car, from what the car accepted; the car is never asked. */
export interface KnownSurroundings {
  readonly isTaycan: boolean
  /** Notes an input that was accepted. */
  note(input: DriverEvent | SurroundingsEvent): void
  now(): Surroundings
}

export function knownSurroundings(start: Surroundings, isTaycan: boolean): KnownSurroundings {
  let now = start
  return {
    isTaycan,
    note(input) {
      if (input.type === 'driver.key.pressed' && input.payload.key === 'power') {
        now = { ...now, ignition: now.ignition === 'on' ? 'off' : 'on' }
      }
      if (input.type.startsWith('surroundings.')) now = { ...now, ...input.payload }
    },
    now: () => now,
  }
}

/** What must carry data (R-3.1, R-3.3… ), and whether that is abroad (R-4.1, C-40); the car's market is DE. */
function bearerOf({ isTaycan, now }: KnownSurroundings, sim: ScreenView['status']['sim']) {
  const { phone, embeddedSim, simCard, country } = now()
  if (!isTaycan && phone.paired && phone.hotspot) return { bearer: 'hotspot', abroad: false }
  if (embeddedSim === 'active') return { bearer: 'embedded', abroad: country !== 'DE' }
  return !isTaycan && sim === 'ready' && simCard !== null
    ? { bearer: 'inserted', abroad: country !== simCard.country }
    : { bearer: 'none', abroad: false }
}

/** The same as `toEqual`, for places where it is asked a million times. */
export function expectEqual(seen: unknown, expected: unknown): void {
  if (!isDeepStrictEqual(seen, expected)) expect(seen).toEqual(expected)
}

/** The laws that hold for every car at every moment, whatever was done to it. */
export function expectLawful(view: ScreenView, online: boolean, known: KnownSurroundings): void {
  expectEqual(screenView.parse(view), view)
  const { status, input, dialog } = view
  const { ignition } = known.now()
  const { bearer, abroad } = bearerOf(known, status.sim)
  expect(status.bearer).toBe(bearer)
  expect(status.abroad).toBe(abroad)
  expect(status.connect === 'online').toBe(online)
  expect(view.kind === 'dark').toBe(ignition === 'off')
  if (online) {
    expect(['dark', 'starting']).not.toContain(view.kind)
    expect(status.privateMode).toBe(false)
    expect(bearer).not.toBe('none')
    expect(status.technology).not.toBe('none')
    expect(!abroad || status.roaming).toBe(true)
    expect(status.call === 'card' && bearer === 'embedded').toBe(false)
  } else expect(status.reason).toBeDefined()
  if (status.carPlay === true) expect(status.call).not.toBe('phone')
  if (known.isTaycan) {
    expect(status.sim).toBe('no-slot')
    expect(input?.field ?? '').not.toMatch(/pin|puk/)
    expect(dialog?.id ?? '').not.toMatch(/pin|puk|sim/)
  }
  if (input?.secret === true) expect(input.text).toBeUndefined()
  if (dialog?.id === 'pin-refused') {
    // three tries in all: after the third the card asks for its PUK
    expect(['1', '2']).toContain(/\d+/.exec(dialog.text)?.[0])
  }
}
