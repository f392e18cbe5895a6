import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { requirement } from '../helpers/requirement.ts'
import { startServe, type ServedProgram } from '../helpers/servedProgram.ts'
import { launchChromium } from './helpers/chromium.ts'
import { openPanels } from './helpers/openPanels.ts'

const { path: executablePath, skip } = requirement('chromium')
const schemes = ['light', 'dark'] as const

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

const glass = (page: Page) => page.getByRole('group', { name: 'Screen of the car' })

async function walk(page: Page, way: readonly string[]): Promise<void> {
  await page.getByRole('button', { name: 'Home', exact: true }).click()
  await glass(page).getByRole('heading', { name: 'Home' }).waitFor()
  for (const name of way) {
    await glass(page).getByRole('list').getByRole('button', { name, exact: true }).click()
  }
}

async function choose(page: Page, group: string, name: string): Promise<void> {
  await page
    .getByRole('radiogroup', { name: group, exact: true })
    .getByText(name, { exact: true })
    .click()
}

interface Focused {
  readonly what: string
  readonly isShown: boolean
  readonly isInSight: boolean
}

test.skipIf(skip !== undefined).each(schemes)(
  'whoever walks by the Tab key always sees where they are, %s',
  async (colorScheme) => {
    const context = await browser.newContext({ colorScheme, locale: 'en', reducedMotion: 'reduce' })
    const page = await context.newPage()
    await page.goto(served.url)
    await choose(page, 'Model', '911')
    await glass(page).waitFor()
    await openPanels(page)
    await walk(page, ['PHONE', 'OPT', 'SET PHONE'])
    await page.evaluate(() => {
      if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
    })
    const stops: Focused[] = []
    for (let last: Focused | undefined; ;) {
      await page.keyboard.press('Tab')
      last = await page.evaluate(focusedElement)
      if (last === undefined || stops.some(({ what }) => what === last?.what)) break
      stops.push(last)
    }
    process.stdout.write(`\n${String(stops.length)} stops of the Tab key, ${colorScheme}\n`)
    expect(stops.length).toBeGreaterThan(20)
    expect(stops.filter(({ isShown, isInSight }) => !isShown || !isInSight)).toEqual([])
    await context.close()
  },
  300_000,
)

/** What has the focus, and whether one can see that; runs in the page. */
function focusedElement(): Focused | undefined {
  const element = document.activeElement
  if (!(element instanceof HTMLElement) || element === document.body) return undefined
  const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(element)
  const scrolled = element.getBoundingClientRect()
  const all = [...document.querySelectorAll('*')]
  return {
    what: `${String(all.indexOf(element))} ${element.tagName} ${element.textContent.trim().slice(0, 40)}`,
    // one pixel, or one that lets everything through, is no mark
    isShown:
      outlineStyle !== 'none' &&
      Number.parseFloat(outlineWidth) >= 2 &&
      !/, 0\)$|transparent/.test(outlineColor),
    isInSight:
      scrolled.bottom > 0 &&
      scrolled.top < window.innerHeight &&
      scrolled.right > 0 &&
      scrolled.left < window.innerWidth,
  }
}
