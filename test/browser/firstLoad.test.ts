import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { requirement } from '../helpers/requirement.ts'
import { startServe, type ServedProgram } from '../helpers/servedProgram.ts'
import { launchChromium } from './helpers/chromium.ts'
import { watchTransfer } from './helpers/transfer.ts'

const { path: executablePath, skip } = requirement('chromium')

/** DESIGN §12: what the browser fetches until the page is usable. */
const most = 300_000

let served: ServedProgram
let browser: Browser

beforeAll(async () => {
  if (skip !== undefined) return
  served = await startServe()
  browser = await launchChromium(executablePath)
})

afterAll(async () => {
  if (skip !== undefined) return
  await browser.close()
  await served.stop()
})

// Russian is the longest: its texts come beside the English that stand in
test.skipIf(skip !== undefined).each(['en', 'ru'])(
  'the first load is no more than 300 kB over the wire, in a browser that speaks %s',
  async (locale) => {
    const context = await browser.newContext({ locale })
    const page = await context.newPage()
    const transfer = await watchTransfer(page)
    await page.goto(served.url)
    // usable is a page that takes an input and shows what came of it
    const title = page.locator('[data-skin] h2')
    const before = await title.innerText()
    await page.locator('[data-skin] ul button').first().click()
    await expect.poll(() => title.innerText()).not.toBe(before)
    const { files, total } = transfer()
    const listed = Object.entries(files).sort(([, one], [, other]) => other - one)
    process.stdout.write(
      `\nfirst load (${locale}): ${(total / 1000).toFixed(1)} kB: ${listed
        .map(([name, bytes]) => `${name} ${(bytes / 1000).toFixed(1)}`)
        .join(', ')}\n`,
    )
    expect(Object.keys(files)).toEqual(
      expect.arrayContaining(['/', '/assets/index.js', '/assets/index.css', '/catalogue.json']),
    )
    expect(total).toBeLessThanOrEqual(most)
    await context.close()
  },
)
