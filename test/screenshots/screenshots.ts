import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { launchChromium } from '../browser/helpers/chromium.ts'
import { requirement } from '../helpers/requirement.ts'
import { startServe } from '../helpers/servedProgram.ts'

/** One vehicle of each skin, and ways to its kinds of screen, by the ids of the entries. */
const vehicles: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  '911-991-2018': {
    home: [],
    list: ['phone', 'opt', 'set_phone'],
    digits: ['apps', 'opt', 'login_porsche_connect'],
  },
  'panamera-971-2019': {
    home: [],
    list: ['set', 'device_manager', 'options'],
    digits: ['porsche_connect_settings'],
  },
  'taycan-y1a-2022': {
    home: [],
    list: ['settings'],
    email: ['settings', 'accounts', 'set_up_account'],
  },
}
const themes = ['day', 'night'] as const
const sizes = [
  { width: 1280, height: 720 },
  { width: 1920, height: 1080 },
] as const
const locales = ['de', 'ru'] as const
const folder = process.argv[2] ?? 'reports/screenshots'

const { path, skip } = requirement('chromium')
if (skip !== undefined) process.exit(2)
mkdirSync(folder, { recursive: true })
const served = await startServe()
const browser = await launchChromium(path)
let count = 0

async function take(page: Page, name: string): Promise<void> {
  await page.evaluate(() => document.fonts.ready)
  await page.screenshot({ path: join(folder, `${name}.png`), animations: 'disabled' })
  count += 1
}

/** Chooses an entry and waits until the screen is another. */
async function choose(page: Page, id: string): Promise<void> {
  const glass = page.locator('[data-skin]')
  const before = await glass.locator('h2').first().innerText()
  await glass.locator(`ul [data-entry="${id}"]`).click()
  await page.waitForFunction(
    (old) => document.querySelector('[data-skin] h2')?.textContent !== old,
    before,
  )
}

/** Whether the home screen is shown: it has the name of its key. */
function isHome(): boolean {
  const key = document.querySelector('[data-skin] button[data-key="home"]')?.textContent
  return key !== undefined && document.querySelector('[data-skin] h2')?.textContent === key
}

async function goHome(page: Page): Promise<void> {
  // pressed at home, the key is refused, and the picture would show why
  if (!(await page.evaluate(isHome))) {
    await page.locator('[data-skin] button[data-key="home"]').first().click()
  }
  await page.waitForFunction(isHome)
}

const context = await browser.newContext({ reducedMotion: 'reduce' })
const first = await context.newPage()
await first.goto(served.url)
await first.locator('[data-skin]').waitFor()
await first.close()
for (const locale of locales) {
  for (const theme of themes) {
    for (const size of sizes) {
      for (const [vehicle, kinds] of Object.entries(vehicles)) {
        const page = await context.newPage()
        await page.setViewportSize(size)
        await page.addInitScript(
          ([chosenTheme, chosenLocale]) => {
            const state = { theme: chosenTheme, locale: chosenLocale, panels: [] }
            localStorage.setItem('pcm-bench', JSON.stringify({ state, version: 0 }))
          },
          [theme, locale] as const,
        )
        await page.goto(new URL(`/?vehicle=${vehicle}&language=${locale}`, served.url).href)
        await page.locator(`[data-skin] [lang="${locale}"], [data-skin][lang]`).first().waitFor()
        const name = [vehicle, locale, theme, `${String(size.width)}x${String(size.height)}`].join(
          '_',
        )
        for (const [kind, way] of Object.entries(kinds)) {
          await goHome(page)
          for (const id of way) await choose(page, id)
          await take(page, `${name}_${kind}`)
          if (kind === 'digits') {
            await page.keyboard.type('00000000')
            await page.keyboard.press('Enter')
            const dialog = page.getByRole('alertdialog').getByRole('button')
            await dialog.waitFor()
            await take(page, `${name}_dialog`)
            await dialog.click()
            // the car stays as it is left, for the next page
            await dialog.waitFor({ state: 'hidden' })
          }
        }
        await page.close()
      }
    }
  }
}
await browser.close()
await served.stop()
process.stdout.write(`${String(count)} pictures in ${folder}\n`)
