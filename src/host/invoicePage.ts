import type { IncomingMessage, ServerResponse } from 'node:http'
import { z } from 'zod'
import { locale } from '../contract/payload.ts'
import type { World } from '../world/world.ts'

/** Which invoice an address names: `/invoices/demo-owner/invoice-1?locale=de`. */
const invoiceAddress = z.object({
  accountId: z.string().regex(/^[a-z0-9-]{1,64}$/),
  invoice: z.string().regex(/^[a-z0-9-]{1,64}$/),
  locale,
})

export type InvoiceAddress = z.infer<typeof invoiceAddress>

/** The invoice that an address asks for; undefined when it asks for something else. */
export function invoiceAt(address: string): InvoiceAddress | undefined {
  if (!address.startsWith('/invoices/') || !URL.canParse(address, 'http://host')) return undefined
  const { pathname, searchParams } = new URL(address, 'http://host')
  const [, , accountId, invoice, ...rest] = pathname.split('/')
  if (rest.length > 0) return undefined
  const given = { accountId, invoice, locale: searchParams.get('locale') ?? 'en' }
  return invoiceAddress.safeParse(given).data
}

/** Sends an invoice as a file that the browser keeps under its name. */
export async function sendInvoice(
  request: IncomingMessage,
  response: ServerResponse,
  world: Pick<World, 'invoice'>,
  { accountId, invoice, locale: language }: InvoiceAddress,
): Promise<void> {
  const found = await world.invoice(accountId, invoice, language).catch(() => 'failed' as const)
  response.setHeader('Cache-Control', 'no-store')
  if (found === undefined || found === 'failed') {
    response.setHeader('Content-Type', 'text/plain; charset=utf-8')
    response.writeHead(found === undefined ? 404 : 500)
    response.end(found === undefined ? 'there is no such invoice\n' : 'it could not be drawn\n')
    return
  }
  response.setHeader('Content-Type', 'application/pdf')
  response.setHeader('Content-Disposition', `attachment; filename="${found.name}"`)
  response.setHeader('Content-Length', found.bytes.length)
  response.writeHead(200).end(request.method === 'HEAD' ? undefined : found.bytes)
}
