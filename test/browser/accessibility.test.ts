import { AxeBuilder } from '@axe-core/playwright'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { requirement } from '../helpers/requirement.ts'
import { startServe, type ServedProgram } from '../helpers/servedProgram.ts'
import { launchChromium } from './helpers/chromium.ts'

const { path: executablePath, skip } = requirement('chromium')

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

// a home screen, a list with ticks, a form with its keypad: the kinds of screen there are
const ways: readonly (readonly string[])[] = [
  [],
  ['PHONE', 'OPT', 'SET PHONE'],
  ['APPS', 'OPT', 'Log in to Porsche Connect'],
]

test.skipIf(skip !== undefined).each(['light', 'dark'] as const)(
  'axe finds nothing on any kind of screen, %s',
  async (colorScheme) => {
    const context = await browser.newContext({ colorScheme, locale: 'en', reducedMotion: 'reduce' })
    const page = await context.newPage()
    await page.goto(served.url)
    for (const way of ways) {
      await page.getByRole('button', { name: 'Home', exact: true }).click()
      const screen = page.getByRole('group', { name: 'Screen of the car' })
      await screen.getByRole('heading', { name: 'Home' }).waitFor()
      for (const name of way) {
        await screen.getByRole('list').getByRole('button', { name, exact: true }).click()
      }
      const { violations } = await new AxeBuilder({ page }).analyze()
      expect(
        violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`),
      ).toEqual([])
    }
    await context.close()
  },
)
