import { join } from 'node:path'
import type { InvoiceSheet } from '../backend/charging/invoiceSheet.ts'

// beside `src/world` and beside the bundles in `out` the fonts are two folders up
const fonts = join(import.meta.dirname, '..', '..', 'assets', 'fonts')
const regular = join(fonts, 'OpenSans-Regular.ttf')
const bold = join(fonts, 'OpenSans-Bold.ttf')

const margin = 50
const size = 7.5
const lineHeight = 14
/** Shares of the width, column by column: place, date, vehicle, duration, energy, power, standing time, cost. */
const shares = [0.16, 0.14, 0.19, 0.11, 0.11, 0.1, 0.09, 0.1]

/**
 * Draws an invoice as PDF: real text in an embedded font, so that it can be selected and searched. The same sheet gives
 * the same bytes: every time and id in it comes from the sheet.
 */
export async function writeInvoicePdf(sheet: InvoiceSheet): Promise<Uint8Array> {
  // loaded when the first invoice is opened: most runs never open one
  const { default: PdfDocument } = await import('pdfkit')
  const issued = new Date(sheet.issuedAt)
  const pdf = new PdfDocument({
    size: 'A4',
    margin,
    font: regular,
    lang: sheet.locale,
    displayTitle: true,
    bufferPages: true,
    info: { Title: sheet.title, Producer: 'PCM simulator', CreationDate: issued, ModDate: issued },
  })
  const chunks: Buffer[] = []
  pdf.on('data', (chunk: Buffer) => {
    chunks.push(chunk)
  })
  const ended = new Promise<void>((resolve, reject) => {
    pdf.on('end', resolve)
    pdf.on('error', reject)
  })

  const width = pdf.page.width - 2 * margin
  const bottom = pdf.page.height - margin - 2 * lineHeight
  pdf.font(bold).fontSize(16).text(sheet.title).moveDown()
  pdf.fontSize(10)
  for (const { label, value } of sheet.facts) {
    pdf.font(bold).text(`${label}: `, { continued: true }).font(regular).text(value)
  }
  pdf.moveDown().fontSize(size)

  function row(cells: readonly string[], font: string): void {
    pdf.font(font)
    const widths = cells.map((_, index) => width * (shares[index] ?? 0))
    const height = Math.max(
      ...cells.map((cell, index) => pdf.heightOfString(cell, { width: (widths[index] ?? 0) - 4 })),
    )
    if (pdf.y + height > bottom) {
      pdf.addPage()
      pdf.font(font).fontSize(size)
    }
    const top = pdf.y
    let left = margin
    for (const [index, cell] of cells.entries()) {
      pdf.text(cell, left, top, { width: (widths[index] ?? 0) - 4 })
      left += widths[index] ?? 0
    }
    pdf.x = margin
    pdf.y = top + height + 4
  }

  row(sheet.columns, bold)
  for (const cells of sheet.rows) row(cells, regular)
  pdf.moveDown().font(bold).fontSize(10)
  pdf.text(`${sheet.total.label}: ${sheet.total.value}`, margin, pdf.y, { width, align: 'right' })
  pdf.moveDown().font(regular).fontSize(size).text(sheet.note, margin, pdf.y, { width })
  const { count } = pdf.bufferedPageRange()
  for (let page = 0; page < count; page += 1) {
    pdf.switchToPage(page)
    // below the margin a text would open a page of its own
    pdf.page.margins.bottom = 0
    pdf.text(sheet.pageText(page + 1, count), margin, pdf.page.height - margin, { width })
  }
  pdf.end()
  await ended
  return Buffer.concat(chunks)
}
