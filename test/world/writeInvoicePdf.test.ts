import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Payload } from '../../src/contract/channels.ts'
import { invoiceSheet } from '../../src/backend/charging/invoiceSheet.ts'
import { emptyBackend, type BackendState } from '../../src/backend/backendState.ts'
import { backendGround } from '../../src/world/backendGround.ts'
import { writeInvoicePdf } from '../../src/world/writeInvoicePdf.ts'
import { openedWorld } from '../helpers/openedWorld.ts'
import { rawOwner } from '../helpers/rawOwner.ts'
import { requirement } from '../helpers/requirement.ts'
import { shippedCatalogue } from '../helpers/shippedFacts.ts'
import { temporaryFolder } from '../helpers/temporaryFolder.ts'

const pdftotext = requirement('pdftotext')
const catalogue = shippedCatalogue()
const ground = backendGround(catalogue, 1)

/** What a person can select and copy from a document, with the spaces of a line as one. */
function textOf(pdf: Uint8Array): string {
  const file = join(temporaryFolder(), 'invoice.pdf')
  writeFileSync(file, pdf)
  const { stdout, status } = spawnSync(pdftotext.path, ['-layout', file, '-'], { encoding: 'utf8' })
  expect(status).toBe(0)
  return stdout.replace(/[^\S\n\f]+/g, ' ')
}

/** A month of so many charging sessions. */
function month(count: number): BackendState {
  const sessions = Array.from({ length: count }, (_, index) => ({
    id: `session-${String(index + 1)}`,
    accountId: 'a',
    vin: 'WP0ZZZ99ZHS000001',
    contract: 'contract-1',
    place: `Žižkov ${String(index + 1)}`,
    isPublic: true,
    at: Date.UTC(2024, 2, 1 + (index % 31), 9, 5),
    minutes: 33,
    energyKwh: 22.5,
    powerKw: 150,
    idleMinutes: 4,
    cents: 123_456,
  }))
  return {
    ...emptyBackend,
    accounts: {
      a: {
        accountId: 'a',
        name: 'Ёлка Škoda',
        porscheId: 'a@b.cz',
        password: '',
        securityCode: null,
      },
    },
    sessions: Object.fromEntries(sessions.map((session) => [session.id, session])),
    invoices: {
      'invoice-1': {
        id: 'invoice-1',
        accountId: 'a',
        month: '2024-03',
        cents: count * 123_456,
        sessions: sessions.map(({ id }) => id),
      },
    },
  }
}

async function pdfOf(state: BackendState, locale: string): Promise<Uint8Array> {
  const sheet = invoiceSheet(state, 'invoice-1', locale, ground)
  if (sheet === undefined) throw new Error('no invoice')
  return writeInvoicePdf(sheet)
}

/** What is written on the invoice of March in each language: its month, its day, its sum. */
const written: Readonly<Record<string, readonly string[]>> = {
  cs: ['březen 2024', '1. dubna 2024', 'Místo', '22,5 kWh', '2 469,12 €', 'Strana 1 z 1'],
  de: ['März 2024', '1. April 2024', 'Ladedauer', '22,5 kWh', '2.469,12 €', 'Seite 1 von 1'],
  en: ['March 2024', 'April 1, 2024', 'Vehicle', '22.5 kWh', '€2,469.12', 'Page 1 of 1'],
  fr: ['mars 2024', '1 avril 2024', 'Véhicule', '22,5 kWh', '2 469,12 €', 'Page 1 sur 1'],
  it: ['marzo 2024', '1 aprile 2024', 'Luogo', '22,5 kWh', '2469,12 €', 'Pagina 1 di 1'],
  ru: ['март 2024', '1 апреля 2024', 'Место', '22,5 kWh', '2 469,12 €', 'Страница 1 из 1'],
}

test.skipIf(pdftotext.skip !== undefined)(
  'an invoice has its text to be selected, in every language that has texts',
  { timeout: 60_000 },
  async () => {
    expect(Object.keys(catalogue.texts).sort()).toEqual(Object.keys(written))
    for (const [locale, words] of Object.entries(written)) {
      const text = textOf(await pdfOf(month(2), locale))
      for (const word of [...words, 'Ёлка Škoda', 'Žižkov 2', 'WP0ZZZ99ZHS000001', '150 kW']) {
        expect(text, locale).toContain(word)
      }
    }
  },
)

test.skipIf(pdftotext.skip !== undefined)(
  'a month of two hundred sessions goes on over several pages, and none is lost',
  { timeout: 60_000 },
  async () => {
    const text = textOf(await pdfOf(month(200), 'ru'))
    const pages = text.split('\f').filter((page) => page.trim() !== '')
    expect(pages.length).toBeGreaterThan(2)
    for (const [index, page] of pages.entries()) {
      expect(page).toContain(`Страница ${String(index + 1)} из ${String(pages.length)}`)
    }
    for (let count = 1; count <= 200; count += 1) {
      expect(text).toMatch(new RegExp(`Žižkov ${String(count)}\\b`))
    }
  },
)

test('the same invoice is the same bytes, whenever it is drawn', { timeout: 60_000 }, async () => {
  const [one, other] = [await pdfOf(month(3), 'de'), await pdfOf(month(3), 'de')]
  expect(Buffer.compare(one, other)).toBe(0)
  expect(Buffer.from(one).toString('latin1')).toMatch(/^%PDF-1\.\d/)
  expect(Buffer.from(one).toString('latin1')).toContain('D:20240401000000Z')
})

test('a language that nobody has translated is written in English', async () => {
  const sheet = invoiceSheet(month(1), 'invoice-1', 'pl', ground)
  expect(sheet?.columns).toContain('Standing time')
  expect(sheet?.title).toContain('marzec 2024')
})

test(
  'an owner downloads the invoice over MQTT, in parts, the same every time, and nobody else does',
  { timeout: 60_000 },
  async () => {
    const world = await openedWorld()
    const { vin } = await world.openCar({ vehicle: 'taycan-y1a-2021' })
    const owner = await rawOwner(world, 'demo-owner')
    const parts: Payload<'backend.document.delivered'>[] = []
    world.onMessage((topic, payload) => {
      if (topic !== 'connect/v1/users/demo-owner/documents') return
      expect(payload.length).toBeLessThan(64 * 1024)
      parts.push(
        JSON.parse(new TextDecoder().decode(payload)) as Payload<'backend.document.delivered'>,
      )
    })
    const address = { street: '1 Road', city: 'Ulm', postcode: '89073', country: 'DE' }
    const card = { holder: 'A', number: '4111 1111 1111 1111', expires: '2027-12' }
    const product = 'charging-service'
    await owner.send('1', { act: 'enter-address', ...address })
    await owner.send('2', { act: 'enter-card', ...card })
    await owner.send('3', { act: 'express-purchase', vin, product, terms: true, renew: true })
    const charging = {
      vin,
      isPublic: true,
      energyKwh: 20,
      powerKw: 150,
      minutes: 30,
      idleMinutes: 0,
    }
    for (let count = 1; count <= 60; count += 1) {
      const id = `c${String(count)}`
      await owner.send(id, { act: 'charge', ...charging, place: `Ulm ${id}` })
    }
    await world.advance(31 * 86_400_000)
    const open = { act: 'open-invoice', invoice: 'invoice-1', via: 'portal', locale: 'ru' } as const
    const answer = await owner.ask('open', open)
    expect(answer?.result?.['document']).toMatchObject({ name: 'charging-2024-03-ru.pdf' })
    const bytes = () => Buffer.from(parts.map(({ data }) => data).join(''), 'base64')
    expect(parts.map(({ part }) => part)).toEqual(parts.map((_, index) => index + 1))
    expect(parts.length).toBe(parts[0]?.parts)
    const first = bytes()
    const asked = await world.invoice('demo-owner', 'invoice-1', 'ru')
    expect(Buffer.compare(first, asked?.bytes ?? new Uint8Array())).toBe(0)
    parts.length = 0
    await owner.send('open', open)
    expect(Buffer.compare(first, bytes())).toBe(0)
    expect(await world.invoice('somebody', 'invoice-1', 'ru')).toBeUndefined()
    if (pdftotext.skip === undefined) expect(textOf(first)).toContain('Ulm c60')
  },
)
