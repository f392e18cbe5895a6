import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { labelFor } from '../../src/catalogue/labelFor.ts'
import { nodeAt } from '../../src/catalogue/menuFor.ts'
import { vehiclesOf } from '../../src/catalogue/vehicle.ts'
import type { ScreenView } from '../../src/contract/screenView.ts'
import { bareCar } from '../helpers/bareCar.ts'
import { requirement } from '../helpers/requirement.ts'
import { startServe } from '../helpers/servedProgram.ts'
import { shippedCatalogue } from '../helpers/shippedFacts.ts'
import type { Drawing, Stage } from './harness/drawing.ts'
import { launchChromium } from './helpers/chromium.ts'
import { openHarness } from './helpers/harnessPage.ts'
import { everyView, locales, menusOf } from './helpers/labelViews.ts'

const { path: executablePath, skip } = requirement('chromium')
const catalogue = shippedCatalogue()
const sizes = [
  { width: 1280, height: 720 },
  { width: 1920, height: 1080 },
]

let browser: Browser
let page: Page
let stages: readonly Stage[]

beforeAll(async () => {
  if (skip !== undefined) return
  browser = await launchChromium(executablePath)
  stages = await stagesOf(browser)
  page = await openHarness(browser)
  await page.evaluate(([facts, wanted]) => window.harness?.ready(facts, wanted), [
    catalogue,
    locales,
  ] as const)
}, 60_000)

afterAll(async () => {
  if (skip !== undefined) return
  await browser.close()
})

/** The room that the real page leaves to the head unit. */
async function stagesOf(chromium: Browser): Promise<readonly Stage[]> {
  const served = await startServe()
  const found: Stage[] = []
  const opened = await chromium.newPage({ locale: 'en' })
  await opened.goto(served.url)
  const stage = opened.locator('[data-skin]')
  const measure = async () => {
    const box = await stage.boundingBox()
    if (box !== null) found.push({ width: box.width, height: box.height })
  }
  for (const size of sizes) {
    await opened.setViewportSize(size)
    await stage.waitFor()
    await measure()
  }
  await opened.close()
  await served.stop()
  return found
}

/** Each is drawn once, and looked at in every room. */
async function faultsOf(
  drawings: readonly Drawing[],
  rooms: readonly Stage[],
): Promise<readonly string[]> {
  const faults = await page.evaluate(
    ([wanted, sizes]) => window.harness?.faultsOf(wanted, sizes) ?? [],
    [drawings, rooms] as const,
  )
  expect(faults.map((found) => found.length)).toEqual(drawings.map(() => rooms.length))
  return faults.flatMap((ofDrawing, index) => {
    const { skin, locale, view } = drawings[index] ?? missing()
    return ofDrawing.flatMap((found, room) => {
      const { width, height } = rooms[room] ?? missing()
      const at = `${skin.skin} ${locale} ${view.dialog?.id ?? view.path.join('/')} ${view.kind} at ${String(Math.round(width))} × ${String(Math.round(height))}`
      return found.map((fault) => `${at}: ${fault}`)
    })
  })
}

function missing(): never {
  throw new Error('there are more answers than drawings')
}

/** What can be read in it; the drawing of a SIM card is looked at where it stands beside the home screen. */
function keyOf({ skin, locale, view }: Drawing): string {
  const { sim, ...status } = view.status
  const seen = view.kind === 'home' ? view.status : status
  return JSON.stringify([skin.skin, locale, { ...view, path: [], focus: null, status: seen }])
}

test.skipIf(skip !== undefined)(
  'every label can be read in full, in every menu of every vehicle, language and size',
  async () => {
    const views = everyView()
    const distinct = [...new Map(views.map((found) => [keyOf(found), found])).values()]
    const drawings = distinct.map(({ skin, locale, view }) => ({ skin, locale, view }))

    // the menus and labels that must be among them come from the facts, not from the car
    const drawn = new Set(
      drawings.map(({ skin, locale, view }) =>
        JSON.stringify([skin.skin, locale, view.entries.map(({ label }) => label)]),
      ),
    )
    let menus = 0
    const undrawn: string[] = []
    for (const { id: vehicle } of vehiclesOf(catalogue)) {
      const { menu, skin } = bareCar({ vehicle }).facts
      for (const { menu: path } of menusOf(vehicle)) {
        const nodes = path === '' ? menu : (nodeAt(menu, path.split('/'))?.items ?? [])
        for (const locale of locales) {
          const labels = nodes.map((node) => labelFor(catalogue, node, locale).text)
          const wanted = JSON.stringify([skin.skin, locale, labels])
          if (!drawn.has(wanted)) undrawn.push(`${vehicle} ${locale} ${path}`)
          menus += 1
        }
      }
    }
    expect(undrawn).toEqual([])

    const faults = await faultsOf(drawings, stages)
    process.stdout.write(
      `\n${String(drawings.length * stages.length)} distinct combinations of skin, labels and size drawn (${String(drawings.length)} in ${String(stages.length)} sizes); they cover ${String(menus)} menus of ${String(vehiclesOf(catalogue).length)} vehicles in ${String(locales.length)} languages\n`,
    )
    expect(faults).toEqual([])
  },
  600_000,
)

test.skipIf(skip !== undefined)('a label that cannot be read in full is found', async () => {
  const { view, skin } = viewOf('911-991-2018')
  const [first, ...others] = view.entries
  const long = 'Verbindungseinstellungen '.repeat(40).trim()
  const [stage = missing()] = stages
  const planted = async (more: Partial<ScreenView>) => {
    const faults = await faultsOf([{ skin, locale: 'de', view: { ...view, ...more } }], [stage])
    return faults.map((fault) => /: (\w+): /.exec(fault)?.[1])
  }
  expect(await planted({})).toEqual([])
  // on a tile of the home screen, on a hard key, and above everything
  const tile = await planted({ entries: [{ ...(first ?? missing()), label: long }, ...others] })
  expect(tile).toContainEqual(expect.stringMatching(/cut|overflowing/))
  const [key = missing(), ...keys] = view.keys
  const cap = await planted({ keys: [{ ...key, label: long }, ...keys] })
  expect(cap).toContainEqual(expect.stringMatching(/cut|overflowing/))
  const dialog = { id: 'x', title: 'x', text: long, buttons: [{ id: 'ok', label: long }] }
  expect(await planted({ dialog })).toContainEqual(expect.stringMatching(/cut|overflowing/))
  // a drawing that lays one row on the other
  await page.addStyleTag({ content: 'li + li { margin-block-start: -1.6em; }' })
  const list = viewOf('911-991-2018', ['phone', 'opt', 'set_phone'])
  const rows = await faultsOf([{ skin, locale: 'de', view: list.view }], [stage])
  expect(rows).toContainEqual(expect.stringContaining('overlapping'))
})

function viewOf(vehicle: string, path: readonly string[] = []) {
  const car = bareCar({ vehicle, locale: 'de' })
  car.walk(path)
  return { view: car.view(), skin: car.facts.skin }
}
