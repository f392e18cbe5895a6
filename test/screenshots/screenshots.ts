import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { BrowserContext, Page } from 'playwright-core'
import { launchChromium } from '../browser/helpers/chromium.ts'
import { requirement } from '../helpers/requirement.ts'
import { startServe } from '../helpers/servedProgram.ts'
import { kinds } from './kinds.ts'
import { cars, scenes } from './scenes.ts'
import { openStudio, type Look, type Setting, type Studio } from './studio.ts'
import { worldHand } from './worldHand.ts'

const small = { width: 1280, height: 720 }
const large = { width: 1920, height: 1080 }
const looks = ['de', 'ru'].flatMap((locale) =>
  (['day', 'night'] as const).flatMap((theme) =>
    [small, large].map((size): Look => ({ locale, theme, size })),
  ),
)
/** Two looks show both languages, sizes and times of day; the long words stand in the small size. */
const pairs: readonly (readonly Look[])[] = [
  [
    { locale: 'ru', theme: 'day', size: small },
    { locale: 'de', theme: 'night', size: large },
  ],
  [
    { locale: 'ru', theme: 'night', size: small },
    { locale: 'de', theme: 'day', size: large },
  ],
]

const [folder = 'reports/screenshots', wanted = ''] = process.argv.slice(2)
const { path, skip } = requirement('chromium')
if (skip !== undefined) process.exit(2)
mkdirSync(folder, { recursive: true })
const served = await startServe()
const world = await worldHand(served)
const browser = await launchChromium(path)
let count = 0

async function signedIn(): Promise<BrowserContext> {
  const context = await browser.newContext({ reducedMotion: 'reduce' })
  const page = await context.newPage()
  await page.goto(served.url)
  await page.locator('[data-skin]').waitFor()
  await page.close()
  return context
}

async function take(page: Page, name: string, { locale, theme, size }: Look): Promise<void> {
  await page.evaluate(() => document.fonts.ready)
  const look = `${locale}_${theme}_${String(size.width)}x${String(size.height)}`
  await page.screenshot({ path: join(folder, `${name}_${look}.png`), animations: 'disabled' })
  count += 1
}

const open = async (context: BrowserContext, look: Look, setting: Setting): Promise<Studio> =>
  openStudio(context, served.url, world, look, setting)

/** Every kind of screen of every skin, on one page of each. */
async function takeKinds(context: BrowserContext, look: Look): Promise<void> {
  for (const vehicle of Object.values(cars)) {
    const own = kinds.filter((kind) => kind.vehicle === vehicle && kind.name.includes(wanted))
    if (own.length === 0) continue
    await world.fresh()
    const studio = await open(context, look, { vehicle })
    for (const { name, come } of own) {
      await come(studio)
      await take(studio.page, `${vehicle}_${name}`, look)
    }
    await studio.page.close()
  }
}

/** What is seen before, above and beside the screens: each on a page of its own, in two looks. */
async function takeScenes(context: BrowserContext): Promise<void> {
  for (const [index, scene] of scenes.entries()) {
    if (!scene.name.includes(wanted)) continue
    for (const look of pairs[index % pairs.length] ?? []) {
      await world.fresh()
      const studio = await open(context, look, scene)
      await scene.come(studio)
      await take(studio.page, scene.name, look)
      await studio.page.close()
    }
  }
}

/** The last pictures: the program is gone. */
async function takeLostHost(context: BrowserContext): Promise<void> {
  await world.fresh()
  const [pair = []] = pairs
  const pages: (readonly [Page, Look])[] = []
  for (const [index, look] of pair.entries()) {
    // one car has one language at a time
    const vehicle = Object.values(cars)[index] ?? cars.a
    pages.push([(await open(context, look, { vehicle })).page, look])
  }
  await world.close()
  await served.kill()
  for (const [page, look] of pages) {
    await page.getByRole('alert').waitFor()
    await take(page, 'lost-host', look)
  }
}

const context = await signedIn()
for (const look of looks) await takeKinds(context, look)
await takeScenes(context)
await takeLostHost(context)
await browser.close()
process.stdout.write(`${String(count)} pictures in ${folder}\n`)
