import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { requirement } from '../helpers/requirement.ts'
import { startServe, type ServedProgram } from '../helpers/servedProgram.ts'
import { launchChromium } from './helpers/chromium.ts'
import { watchTransfer } from './helpers/transfer.ts'

const { path: executablePath, skip } = requirement('chromium')

/** What the browser may fetch until the page is usable (DESIGN §12). */
const most = 300_000

// whatever a language needs of its own: nothing, words, words and letters
const locales = ['en', 'de', 'cs', 'ru']

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

test.skipIf(skip !== undefined).each(locales)(
  `the first load is no more than ${String(most)} bytes over the wire, in a browser that speaks %s`,
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
    // the head of the page names what draws: no script has to be read first
    const drawing = await page.evaluate(() =>
      performance
        .getEntriesByType('resource')
        .filter(({ name }) => name.includes('/drawing-'))
        .map((entry) => (entry as PerformanceResourceTiming).initiatorType),
    )
    expect(drawing).toEqual(['other', 'link'])
    // each file that is asked for costs more than what is in it; English words are needed by every language
    const scripts = Object.keys(files).filter((name) => name.endsWith('.js'))
    expect(scripts.length).toBeLessThanOrEqual(locale === 'en' ? 6 : 7)
    const listed = Object.entries(files).sort(([, one], [, other]) => other - one)
    process.stdout.write(
      `\nfirst load (${locale}): ${(total / 1000).toFixed(1)} kB: ${listed
        .map(([name, sent]) => `${name.slice(0, 60)} ${(sent / 1000).toFixed(1)}`)
        .join(', ')}\n`,
    )
    expect(Object.keys(files)).toEqual(
      expect.arrayContaining([
        '/',
        '/assets/index.js',
        '/assets/drawing.js',
        '/assets/bus.js',
        '/session',
      ]),
    )
    expect(total).toBeLessThanOrEqual(most)
    // the next one finds the car as this one did
    await page.locator('[data-skin] [data-key="home"]').first().click()
    await expect.poll(() => title.innerText()).toBe(before)
    await context.close()
  },
)
