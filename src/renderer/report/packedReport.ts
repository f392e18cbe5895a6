import type { DrawnPart, DrawnReport } from '../../scenario/drawnReport.ts'

/** The data of a report, packed into the page that draws it. */
export interface PackedReport {
  readonly list: Promise<DrawnReport>
  /** The runs of one part; unpacked once. */
  part(index: number): Promise<DrawnPart>
}

/** Finds the data in the page. */
export function packedReport(page: ParentNode): PackedReport {
  const [list, ...parts] = page.querySelectorAll('script[type="application/gzip"]')
  const unpackedParts = new Map<number, Promise<DrawnPart>>()
  return {
    list: unpacked(list) as Promise<DrawnReport>,
    part(index) {
      const known = unpackedParts.get(index)
      if (known !== undefined) return known
      const found = unpacked(parts[index]) as Promise<DrawnPart>
      unpackedParts.set(index, found)
      return found
    },
  }
}

async function unpacked(script: Element | undefined): Promise<unknown> {
  if (script === undefined) throw new Error('a part of this report is missing')
  const bytes = Uint8Array.from(atob(script.textContent), (sign) => sign.charCodeAt(0))
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'))
  return new Response(stream).json()
}
