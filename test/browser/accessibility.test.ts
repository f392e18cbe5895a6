import { AxeBuilder } from '@axe-core/playwright'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { requirement } from '../helpers/requirement.ts'
import { startServe, type ServedProgram } from '../helpers/servedProgram.ts'
import { openBench, type BenchPage } from './helpers/benchPage.ts'
import { launchChromium } from './helpers/chromium.ts'

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

interface Kind {
  come(bench: BenchPage): Promise<unknown>
  /** What can be another than on the kind before; everything unless it is said. */
  readonly changed?: readonly string[]
}

const byTheScreen = ['[data-skin]', 'section[aria-label="How do we know this?"]']

/** The kinds of screen there are, and how each is come to. */
const kinds: Readonly<Record<string, Kind>> = {
  home: { come: ({ walk }) => walk() },
  'list with ticks': {
    come: ({ walk }) => walk('PHONE', 'OPT', 'SET PHONE'),
    changed: byTheScreen,
  },
  'form of digits': {
    come: ({ walk }) => walk('APPS', 'OPT', 'Log in to Porsche Connect'),
    changed: byTheScreen,
  },
  dialog: { come: refuseCode, changed: byTheScreen },
  'form of an e-mail address': {
    async come({ glass, choose, walk }) {
      await glass.getByRole('alertdialog').getByRole('button').first().click()
      await choose('Model', 'Taycan')
      await walk('Settings', 'Accounts', 'Set up account')
      await glass.getByText('Porsche ID').waitFor()
    },
  },
  'dialog of another skin': {
    async come({ glass, page }) {
      for (const text of ['alex@example.com', 'not-this-one', '4711']) {
        await page.keyboard.type(text)
        await page.keyboard.press('Enter')
      }
      await glass.getByRole('alertdialog', { name: 'Not linked' }).waitFor()
    },
    changed: byTheScreen,
  },
  dark: {
    async come({ choose, page }) {
      await choose('Ignition', 'Off')
      await page.getByText('The screen is off').waitFor()
    },
    changed: [
      ...byTheScreen,
      'section[aria-label="This car"]',
      'section[aria-label="Surroundings"]',
    ],
  },
}

async function refuseCode({ page, glass }: BenchPage): Promise<void> {
  await glass.getByText('Pairing code').waitFor()
  await page.keyboard.type('00000000')
  await page.keyboard.press('Enter')
  await glass.getByRole('alertdialog', { name: 'Not linked' }).waitFor()
}

test.skipIf(skip !== undefined).each(schemes)(
  'axe finds nothing on any kind of screen with every panel open, %s',
  async (colorScheme) => {
    const bench = await openBench(browser, served, colorScheme)
    const { page, glass, choose } = bench
    for (const [kind, { come, changed = [] }] of Object.entries(kinds)) {
      await come(bench)
      // the page has no frames, which all the rest of the builder is for
      const axe = new AxeBuilder({ page }).setLegacyMode()
      for (const part of changed) axe.include(part)
      const { violations, passes } = await axe.analyze()
      // what axe did not look at it cannot have found
      const rules = passes.map(({ id }) => id)
      const always = ['color-contrast', 'button-name']
      expect(rules, kind).toEqual(
        expect.arrayContaining(changed.length === 0 ? [...always, 'select-name'] : always),
      )
      expect(
        violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${kind}: ${id}: ${html}`)),
      ).toEqual([])
    }
    await choose('Ignition', 'On')
    await glass.getByRole('heading', { name: 'Home' }).waitFor()
    await page.context().close()
  },
  300_000,
)

interface Focused {
  readonly what: string
  readonly isShown: boolean
  readonly isInSight: boolean
}

test.skipIf(skip !== undefined).each(schemes)(
  'whoever walks by the Tab key always sees where they are, %s',
  async (colorScheme) => {
    const bench = await openBench(browser, served, colorScheme)
    const { page } = bench
    await bench.walk('PHONE', 'OPT', 'SET PHONE')
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

    // under a dialog the glass is no place to look at: the frame is around the dialog
    await bench.walk('APPS', 'OPT', 'Log in to Porsche Connect')
    await refuseCode(bench)
    const frames = await page.evaluate(framesOfTheGlass)
    expect(frames).toEqual({ glass: 'none', dialog: 'solid' })
    const dialog = bench.glass.getByRole('alertdialog')
    await dialog.getByRole('button').first().click()
    // a page that is closed at once takes with it what was just pressed
    await dialog.waitFor({ state: 'detached' })
    await page.context().close()
  },
  300_000,
)

/** Where the frame of the focus is while the glass has it; runs in the page. */
function framesOfTheGlass(): Readonly<Record<'glass' | 'dialog', string>> {
  const { activeElement } = document
  const dialog = activeElement?.querySelector('[role="alertdialog"]')
  const frameOf = (element: Element | null | undefined) =>
    element === null || element === undefined ? 'not there' : getComputedStyle(element).outlineStyle
  return { glass: frameOf(activeElement), dialog: frameOf(dialog) }
}

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
