import { AxeBuilder } from '@axe-core/playwright'
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

/** The kinds of screen there are, and how each is come to. */
const kinds: Readonly<Record<string, (page: Page) => Promise<void>>> = {
  home: (page) => walk(page, []),
  'list with ticks': (page) => walk(page, ['PHONE', 'OPT', 'SET PHONE']),
  'form of digits': (page) => walk(page, ['APPS', 'OPT', 'Log in to Porsche Connect']),
  async dialog(page) {
    await page.keyboard.type('00000000')
    await page.keyboard.press('Enter')
    await glass(page).getByRole('alertdialog', { name: 'Not linked' }).waitFor()
  },
  async 'form of an e-mail address'(page) {
    await glass(page).getByRole('alertdialog').getByRole('button').first().click()
    await choose(page, 'Model', 'Taycan')
    await walk(page, ['Settings', 'Accounts', 'Set up account'])
    await glass(page).getByText('Porsche ID').waitFor()
  },
  async dark(page) {
    await choose(page, 'Ignition', 'Off')
    await page.getByText('The screen is off').waitFor()
  },
}

test.skipIf(skip !== undefined).each(schemes)(
  'axe finds nothing on any kind of screen with every panel open, %s',
  async (colorScheme) => {
    const context = await browser.newContext({ colorScheme, locale: 'en', reducedMotion: 'reduce' })
    const page = await context.newPage()
    await page.goto(served.url)
    await choose(page, 'Model', '911')
    await glass(page).waitFor()
    await openPanels(page)
    for (const [kind, come] of Object.entries(kinds)) {
      await come(page)
      const { violations, passes } = await new AxeBuilder({ page }).analyze()
      // what axe did not look at it cannot have found
      const rules = passes.map(({ id }) => id)
      expect(rules).toEqual(
        expect.arrayContaining(['color-contrast', 'button-name', 'select-name']),
      )
      expect(
        violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${kind}: ${id}: ${html}`)),
      ).toEqual([])
    }
    await choose(page, 'Ignition', 'On')
    await glass(page).getByRole('heading', { name: 'Home' }).waitFor()
    await context.close()
  },
  300_000,
)
