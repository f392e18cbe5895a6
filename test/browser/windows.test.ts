import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { requirement } from '../helpers/requirement.ts'
import { startServe } from '../helpers/servedProgram.ts'
import { launchChromium } from './helpers/chromium.ts'

const { path: executablePath, skip } = requirement('chromium')
const patience = { timeout: 30_000 }

let browser: Browser

beforeAll(async () => {
  if (skip !== undefined) return
  browser = await launchChromium(executablePath)
})

afterAll(async () => {
  if (skip !== undefined) return
  await browser.close()
})

const glass = (page: Page) => page.getByRole('group', { name: 'Screen of the car' })

function choose(page: Page, name: string): Promise<void> {
  return glass(page).getByRole('list').getByRole('button', { name, exact: true }).click()
}

function shows(page: Page, title: string): Promise<void> {
  return expect
    .poll(() => glass(page).getByRole('heading').first().innerText(), patience)
    .toBe(title)
}

test.skipIf(skip !== undefined)(
  'two windows of one host show one car alike, and two cars at once',
  async () => {
    const served = await startServe()
    const context = await browser.newContext({ locale: 'en' })
    const one = await context.newPage()
    await one.goto(served.url)
    await shows(one, 'Home')
    const other = await context.newPage()
    await other.goto(new URL('/', served.url).href)
    await shows(other, 'Home')

    await choose(one, 'PHONE')
    await shows(one, 'PHONE')
    await shows(other, 'PHONE')
    await choose(other, 'OPT')
    await shows(other, 'OPT')
    await shows(one, 'OPT')

    await other.getByRole('radiogroup', { name: 'Model', exact: true }).getByText('Taycan').click()
    await shows(other, 'Home')
    await choose(other, 'Settings')
    await shows(other, 'Settings')
    await choose(one, 'SET PHONE')
    await shows(one, 'SET PHONE')
    expect(await glass(other).getByRole('heading').first().innerText()).toBe('Settings')
    const vehicleOf = (page: Page) => new URL(page.url()).searchParams.get('vehicle')
    expect([vehicleOf(one), vehicleOf(other)?.startsWith('taycan')]).toEqual(['911-991-2018', true])

    await context.close()
    await served.stop()
  },
)

test.skipIf(skip !== undefined)(
  'a killed host is told by a banner, the screen stays, and all goes on by itself when it is back',
  async () => {
    const first = await startServe()
    const context = await browser.newContext({ locale: 'en' })
    const page = await context.newPage()
    await page.goto(first.url)
    await shows(page, 'Home')
    for (const name of ['PHONE', 'OPT', 'SET PHONE']) await choose(page, name)
    const roaming = glass(page).getByRole('checkbox', { name: 'Roaming', exact: true })
    await roaming.click()
    await expect.poll(() => roaming.isChecked(), patience).toBe(true)

    await first.kill()
    const banner = page.getByRole('alert')
    await expect
      .poll(() => banner.allInnerTexts(), patience)
      .toEqual([expect.stringMatching(/connection to the program is lost/)])
    await shows(page, 'SET PHONE')
    expect(await roaming.isChecked()).toBe(true)

    const { port } = new URL(first.url)
    const again = await startServe('--data', first.data, '--port', port)
    await expect.poll(() => banner.count(), patience).toBe(0)
    // the car was switched off with its host, and remembers its tick
    await shows(page, 'Home')
    for (const name of ['PHONE', 'OPT', 'SET PHONE']) await choose(page, name)
    await expect.poll(() => roaming.isChecked(), patience).toBe(true)
    await context.close()
    await again.stop()
  },
)
