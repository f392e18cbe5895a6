import { expect, test } from 'vitest'
import { invoiceAt } from '../../src/host/invoicePage.ts'
import { ask } from '../helpers/ask.ts'
import { servedBroker, type ServedBroker } from '../helpers/servedBroker.ts'
import { defaultFixture, shippedCatalogue } from '../helpers/shippedFacts.ts'
import { sightOfNothing } from '../helpers/sightOfNothing.ts'

const path = '/invoices/demo-owner/invoice-1?locale=cs'
const pdf = new TextEncoder().encode('%PDF-1.3')

function servedInvoice(): Promise<ServedBroker> {
  return servedBroker({
    world: {
      catalogue: shippedCatalogue(),
      fixture: defaultFixture(),
      accept: () => undefined,
      refuse: () => undefined,
      firstSight: () => sightOfNothing,
      async invoice(accountId, invoice, locale) {
        if (invoice === 'invoice-13') return Promise.reject(new Error('no font'))
        return accountId === 'demo-owner' && invoice === 'invoice-1'
          ? Promise.resolve({ name: `charging-2024-03-${locale}.pdf`, bytes: pdf })
          : Promise.resolve(undefined)
      },
    },
  })
}

async function cookieOf({ port, url }: ServedBroker): Promise<string> {
  const body = JSON.stringify({ key: new URL(url).hash.slice('#k='.length) })
  const headers = { 'Content-Type': 'application/json' }
  const answer = await ask(port, '/session', { method: 'POST', headers, body })
  return answer.headers['set-cookie']?.[0]?.split(';', 1)[0] ?? 'no cookie'
}

test('who is signed in downloads an invoice under its name; nobody else gets a byte of it', async () => {
  const served = await servedInvoice()
  expect((await ask(served.port, path)).status).toBe(401)
  const headers = { Cookie: await cookieOf(served) }
  const answer = await ask(served.port, path, { headers })
  expect(answer.status).toBe(200)
  expect(answer.body.toString()).toBe('%PDF-1.3')
  expect(answer.headers).toMatchObject({
    'content-type': 'application/pdf',
    'content-disposition': 'attachment; filename="charging-2024-03-cs.pdf"',
    'cache-control': 'no-store',
  })
  expect((await ask(served.port, path, { method: 'HEAD', headers })).body.length).toBe(0)
})

test('an invoice that is not there, or cannot be drawn, is told', async () => {
  const served = await servedInvoice()
  const headers = { Cookie: await cookieOf(served) }
  const status = async (at: string) => (await ask(served.port, at, { headers })).status
  expect(await status('/invoices/demo-owner/invoice-2')).toBe(404)
  expect(await status('/invoices/somebody/invoice-1')).toBe(404)
  expect(await status('/invoices/demo-owner/invoice-13')).toBe(500)
})

test('an address of another form is no invoice', () => {
  expect(invoiceAt(path)).toEqual({
    accountId: 'demo-owner',
    invoice: 'invoice-1',
    locale: 'cs',
  })
  const wrong = [
    '/invoices/',
    '/invoices/a',
    '/invoices/a/b/c',
    '/invoices/a/..%2fb',
    '/invoices/A/b',
  ]
  for (const address of [...wrong, '/invoices/a/b?locale=<b>', '/catalogue.json']) {
    expect(invoiceAt(address), address).toBeUndefined()
  }
})
