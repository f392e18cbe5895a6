import { act, cleanup, screen } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { ConnectionBanner } from '../../../src/renderer/bench/ConnectionBanner.tsx'
import type { Host, Session } from '../../../src/renderer/hosts/host.ts'
import { defaultFixture } from '../../helpers/shippedFacts.ts'
import { sightOfNothing } from '../../helpers/sightOfNothing.ts'
import { inBench } from '../helpers/inBench.tsx'

beforeEach(() => {
  vi.useFakeTimers()
})

afterEach(() => {
  cleanup()
  vi.useRealTimers()
})

const session: Session = {
  owner: defaultFixture().owner,
  locales: ['en'],
  defaultVehicle: '911-991-2018',
  firstSight: sightOfNothing,
}

function showWhile(answers: (() => Promise<Session | undefined>)[]) {
  let admitted = 0
  const host: Host = {
    openSession: () => (answers.shift() ?? (() => Promise.resolve(session)))(),
    loadCatalogue: () => Promise.reject(new Error('not asked')),
    loadEvidence: () => Promise.reject(new Error('not asked for')),
    loadTexts: () => Promise.reject(new Error('not asked')),
    connect: () => Promise.reject(new Error('not asked')),
    connectToPlay: () => Promise.reject(new Error('not asked')),
    openScenario: () => Promise.resolve(undefined),
    saveFile: () => Promise.resolve(false),
  }
  inBench(
    <ConnectionBanner
      host={host}
      onAdmitted={() => {
        admitted += 1
      }}
    />,
  )
  return {
    admitted: () => admitted,
    nextTry: () => act(() => vi.advanceTimersByTimeAsync(2000)),
  }
}

const gone = () => Promise.reject(new Error('nobody there'))
const stranger = () => Promise.resolve(undefined)

test('while nobody answers it says that the screen is the last that was seen', async () => {
  const { nextTry, admitted } = showWhile([gone, gone])
  await nextTry()
  expect(screen.getByRole('alert').textContent).toContain('the last that was seen')
  await nextTry()
  await nextTry()
  expect(admitted()).toBe(0)
})

test('a host that was started again asks for its new address, and then everything begins anew', async () => {
  const { nextTry, admitted } = showWhile([gone, stranger, stranger])
  await nextTry()
  await nextTry()
  expect(screen.getByRole('alert').textContent).toContain('Open the address that it printed')
  await nextTry()
  expect(admitted()).toBe(0)
  await nextTry()
  expect(admitted()).toBe(1)
})
