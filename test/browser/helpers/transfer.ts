import type { Page } from 'playwright-core'

/** What a page fetched, in bytes as they came over the wire. */
export interface Transfer {
  /** By the name of the file; the digest of the build left out. */
  readonly files: Readonly<Record<string, number>>
  readonly total: number
}

/** Counts what a page fetches from now on; asks the browser, not the page. */
export async function watchTransfer(page: Page): Promise<() => Transfer> {
  const files: Record<string, number> = {}
  const urls = new Map<string, string>()
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('Network.enable')
  devtools.on('Network.requestWillBeSent', ({ requestId, request }) => {
    urls.set(requestId, request.url)
  })
  devtools.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const name = new URL(urls.get(requestId) ?? 'about:unknown').pathname.replace(
      /-[\w-]{8}(\.\w+)$/,
      '$1',
    )
    files[name] = (files[name] ?? 0) + encodedDataLength
  })
  return () => ({ files, total: Object.values(files).reduce((sum, bytes) => sum + bytes, 0) })
}
