import { expect, test } from 'vitest'
import { emptyBackend } from '../../../src/backend/backendState.ts'
import { doOwnerDeed } from '../../../src/backend/ownerDeeds.ts'
import { backendGround } from '../../../src/world/backendGround.ts'
import { csvRows } from '../../helpers/csvRows.ts'
import { shippedCatalogue } from '../../helpers/shippedFacts.ts'

const ground = { ...backendGround(shippedCatalogue(), 1), now: 0 }
const rows = csvRows('test/fixtures/contact-addresses.csv')
const pages = ['de', 'ru', 'it', 'fr', 'cs']

function asked(country: string, page?: string) {
  const deed = { act: 'ask-contact', country, ...(page === undefined ? {} : { page }) } as const
  return doOwnerDeed({ state: emptyBackend, accountId: 'nobody', deed, ground }).answer
}

test('45 countries on five pages: every address as the page prints it (section 13, C-45)', () => {
  expect(rows).toHaveLength(45)
  const seen = rows.flatMap((row) =>
    pages.map((page) => [row['country'], page, asked(row['country'] ?? '', page).result]),
  )
  const printed = rows.flatMap((row) =>
    pages.map((page) => [row['country'], page, { address: row[page] }]),
  )
  expect(seen).toEqual(printed)
})

test('without a page it is the address that most pages print', () => {
  for (const row of rows) {
    expect(asked(row['country'] ?? '').result, row['name']).toEqual({ address: row['de'] })
  }
})

test('a country that no page lists has none (R-1.15)', () => {
  expect(asked('BR')).toEqual({ accepted: false, reason: 'country-not-listed' })
})

test('where one objects is the address of the account’s country (R-1.14)', () => {
  for (const { country = '', de = '' } of rows as readonly { country?: string; de?: string }[]) {
    const account = {
      accountId: 'a',
      name: 'A',
      porscheId: 'a@example.com',
      password: '',
      securityCode: null,
      country,
    }
    const state = { ...emptyBackend, accounts: { a: account } }
    const { answer, state: after } = doOwnerDeed({
      state,
      accountId: 'a',
      deed: { act: 'object' },
      ground,
    })
    expect(answer.result).toEqual({ to: de })
    expect(after.accounts['a']?.consent).toBe(false)
    expect(Object.values(after.mails)).toMatchObject([{ kind: 'objection', about: { to: de } }])
  }
})
