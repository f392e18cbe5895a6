import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { requirement } from '../helpers/requirement.ts'
import { startServe, type ServedProgram } from '../helpers/servedProgram.ts'
import { launchChromium } from './helpers/chromium.ts'
import { watchTransfer } from './helpers/transfer.ts'

const { path: executablePath, skip } = requirement('chromium')

/**
 * What the browser may fetch until the page is usable: 300 kB (DESIGN §12). Cyrillic needs its own letters beside the
 * Latin ones of the keys, and costs 5 % more than that.
 */
const most = [
  { locale: 'en', bytes: 300_000 },
  { locale: 'de', bytes: 300_000 },
  { locale: 'ru', bytes: 315_000 },
]

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

test.skipIf(skip !== undefined).each(most)(
  'the first load is no more than $bytes bytes over the wire, in a browser that speaks $locale',
  async ({ locale, bytes }) => {
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
        .map(([name, sent]) => `${name.slice(0, 60)} ${(sent / 1000).toFixed(1)}`)
        .join(', ')}\n`,
    )
    expect(Object.keys(files)).toEqual(
      expect.arrayContaining(['/', '/assets/index.js', '/assets/index.css', '/catalogue.json']),
    )
    expect(total).toBeLessThanOrEqual(bytes)
    await context.close()
  },
)
