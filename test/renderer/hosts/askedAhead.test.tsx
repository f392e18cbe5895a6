import { expect, test } from 'vitest'
import { askedAhead } from '../../../src/renderer/hosts/askedAhead.ts'
import type { Host, Session } from '../../../src/renderer/hosts/host.ts'

const session = { defaultVehicle: '911-991-2018' } as Session

/** A host that keeps a list of what it was asked. */
function listingHost(sessions: readonly (Session | undefined)[]) {
  const asked: string[] = []
  const left = [...sessions]
  const answer =
    <Answer,>(name: string, value: () => Answer) =>
    () => {
      asked.push(name)
      return Promise.resolve(value())
    }
  const host = {
    openSession: answer('session', () => left.shift()),
    loadCatalogue: answer('catalogue', () => asked.length),
  } as unknown as Host
  return { asked, host }
}

test('what a page asks first is asked before it asks, and once', async () => {
  const { asked, host } = listingHost([session])
  const ahead = askedAhead(host)
  await Promise.resolve()
  await Promise.resolve()
  expect(asked).toEqual(['session', 'catalogue'])
  expect(await ahead.openSession()).toBe(session)
  await ahead.loadCatalogue()
  expect(asked).toEqual(['session', 'catalogue'])
})

test('whoever asks again is answered anew', async () => {
  const { asked, host } = listingHost([session, session])
  const ahead = askedAhead(host)
  const catalogue = await ahead.loadCatalogue()
  expect(await ahead.loadCatalogue()).not.toBe(catalogue)
  await ahead.openSession()
  await ahead.openSession()
  expect(asked.filter((name) => name === 'session')).toHaveLength(2)
})

test('a page that is locked out asks for the facts anew once it is let in', async () => {
  const { asked, host } = listingHost([undefined, session])
  let isKnown = false
  const ahead = askedAhead({
    ...host,
    loadCatalogue: () => (isKnown ? host.loadCatalogue() : Promise.reject(new Error('401'))),
  })
  expect(await ahead.openSession()).toBeUndefined()
  isKnown = true
  expect(await ahead.openSession()).toBe(session)
  await ahead.loadCatalogue()
  expect(asked.filter((name) => name === 'catalogue')).toHaveLength(1)
})

test('a host that is not there at first is asked again', async () => {
  const { host } = listingHost([session])
  let isThere = false
  const ahead = askedAhead({
    ...host,
    openSession: () => (isThere ? host.openSession() : Promise.reject(new Error('gone'))),
  })
  isThere = true
  expect(await ahead.openSession()).toBe(session)
})
