import type { Browser, BrowserContext, Page } from 'playwright-core'
import type { DriverEvent } from '../../src/contract/channels.ts'
import { driveCar } from '../../src/scenario/driveCar.ts'
import { openScenarioWorld } from '../../src/world/openScenarioWorld.ts'
import { launchChromium } from '../browser/helpers/chromium.ts'
import { watchTransfer } from '../browser/helpers/transfer.ts'
import { requirement } from '../helpers/requirement.ts'
import { startServe } from '../helpers/servedProgram.ts'
import { defaultFixture, shippedCatalogue } from '../helpers/shippedFacts.ts'
import { serveEmptyPage } from './emptyPage.ts'
import { tenSteps } from './tenSteps.ts'

const loads = 9
const inputs = 300
const flows = 5
/** More of them: the page has run the flow's code before it is measured, and so has whoever needs no page. */
const headlessFlows = 50

/** The page in a real browser, beside an empty React page. */
export async function page(): Promise<void> {
  const { path, skip } = requirement('chromium')
  if (skip !== undefined) return
  const served = await startServe()
  const empty = await serveEmptyPage()
  const browser = await launchChromium(path)
  try {
    console.log('the page in Chromium, on loopback')
    const contenders = [
      { name: 'the page', url: served.url, usable: '[data-skin] ul button' },
      { name: 'an empty React page', url: empty.url, usable: 'button' },
    ]
    for (const { name, url, usable } of contenders) {
      const first = await firstLoad(browser, url, usable)
      const { committed, frames } = await inputsOf(browser, url, usable)
      console.log(
        `  ${name.padEnd(24)} first load ${(first.bytes / 1000).toFixed(1).padStart(6)} kB   usable p50 ${first.usable.toFixed(0).padStart(4)} ms, a click then shown at ${first.answered.toFixed(0).padStart(4)} ms   input → DOM committed p50 ${at(committed, 0.5).toFixed(1)} p95 ${at(committed, 0.95).toFixed(1)} ms   painted by frame ${String(at(frames, 0.5))}, p95 ${String(at(frames, 0.95))}`,
      )
    }
    await tenStepsBothWays(browser, served.url)
  } finally {
    await browser.close()
    await served.stop()
    empty.close()
  }
}

async function newPage(browser: Browser): Promise<[BrowserContext, Page]> {
  const context = await browser.newContext({
    locale: 'en',
    viewport: { width: 1280, height: 720 },
  })
  // tsx gives functions their names by a helper that the page does not have
  await context.addInitScript({ content: 'globalThis.__name = (named) => named' })
  return [context, await context.newPage()]
}

async function firstLoad(browser: Browser, url: string, usable: string) {
  const bytes = await bytesOf(browser, url, usable)
  const usables: number[] = []
  const answers: number[] = []
  for (let load = 0; load < loads; load += 1) {
    const [context, opened] = await newPage(browser)
    await opened.addInitScript((selector) => {
      const title = () => document.querySelector('[data-skin] h2')?.textContent
      let usableAt = 0
      let before: string | null | undefined
      Object.assign(window, {
        firstClick: new Promise<readonly [usable: number, answered: number]>((resolve) => {
          const seen = new MutationObserver(() => {
            const button = document.querySelector<HTMLElement>(selector)
            if (button === null) return
            if (usableAt === 0) {
              usableAt = performance.now()
              before = title()
              // whoever sees a button may press it
              button.click()
            } else if (title() !== before) {
              seen.disconnect()
              resolve([usableAt, performance.now()])
            }
          })
          seen.observe(document, { childList: true, subtree: true, characterData: true })
        }),
      })
    }, usable)
    await opened.goto(url, { waitUntil: 'commit' })
    // told by the page: whoever keeps asking it slows it down
    const [usableAt, answeredAt] = await opened.evaluate(
      () => (window as unknown as { readonly firstClick: Promise<[number, number]> }).firstClick,
    )
    usables.push(usableAt)
    answers.push(answeredAt)
    // the next one finds the car as this one did
    const home = opened.locator('[data-skin] [data-key="home"]').first()
    if ((await home.count()) > 0) {
      await home.click()
      await opened.locator('[data-skin]').getByRole('list', { name: 'Home' }).waitFor()
    }
    await context.close()
  }
  return { bytes, usable: at(usables, 0.5), answered: at(answers, 0.5) }
}

/** Counted in a load of its own: a browser that tells of every request takes its time for it. */
async function bytesOf(browser: Browser, url: string, usable: string): Promise<number> {
  const [context, opened] = await newPage(browser)
  const transfer = await watchTransfer(opened)
  await opened.goto(url)
  await opened.locator(usable).first().waitFor()
  await opened.waitForLoadState('networkidle')
  const { total } = transfer()
  await context.close()
  return total
}

/** How long until the DOM shows what came of an input, and in which frame that is painted. */
async function inputsOf(browser: Browser, url: string, usable: string) {
  const [context, opened] = await newPage(browser)
  await opened.goto(url)
  await opened.locator(usable).first().waitFor()
  // one after the other: a page that draws every frame for the one who counts them has less time for the input; the
  // frames come first, and warm page and host up as the first block of every other row does
  const counted = await opened.evaluate(workButtons, { count: inputs, countsFrames: true })
  const untold = await opened.evaluate(workButtons, { count: inputs, countsFrames: false })
  await context.close()
  return {
    committed: untold.map(({ committed }) => committed),
    frames: counted.map(({ frames }) => frames),
  }
}

/** In the page: works a button and waits for the next title, again and again. */
async function workButtons({
  count,
  countsFrames,
}: {
  readonly count: number
  readonly countsFrames: boolean
}) {
  const frame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve))
  const title = () => document.querySelector('[data-skin] h2')?.textContent
  const buttons = [
    ...document.querySelectorAll<HTMLButtonElement>(
      '[data-key="phone"], [data-key="apps"], [data-skin="none"] button',
    ),
  ]
  const taken: { readonly committed: number; readonly frames: number }[] = []
  for (let index = 0; index < count; index += 1) {
    await frame()
    await frame()
    const before = title()
    const button = buttons[index % buttons.length]
    let frames = 0
    let isOver = false
    const countFrames = () => {
      frames += 1
      if (!isOver) requestAnimationFrame(countFrames)
    }
    const start = performance.now()
    const committed = new Promise<number>((resolve) => {
      const seen = new MutationObserver(() => {
        if (title() === before) return
        seen.disconnect()
        resolve(performance.now() - start)
      })
      seen.observe(document.body, { childList: true, subtree: true, characterData: true })
    })
    button?.click()
    if (countsFrames) requestAnimationFrame(countFrames)
    const milliseconds = await committed
    isOver = true
    taken.push({ committed: milliseconds, frames: frames + 1 })
  }
  return taken
}

/** The same ten steps, once by a browser driver, once with no screen. */
async function tenStepsBothWays(browser: Browser, url: string): Promise<void> {
  const byBrowser: number[] = []
  const headless: number[] = []
  const [context, opened] = await newPage(browser)
  await opened.goto(url)
  const glass = opened.locator('[data-skin]')
  await glass.locator('ul button').first().waitFor()
  const title = () => glass.locator('h2').first().innerText()
  const world = await openScenarioWorld(
    shippedCatalogue(),
    defaultFixture(),
  )({ vehicle: '911-991-2018', locale: 'en', given: {}, seed: 1 })
  const driver = await driveCar(world)
  for (let flow = 0; flow < flows; flow += 1) {
    await glass.getByRole('button', { name: 'Home', exact: true }).click()
    const start = performance.now()
    for (const { label: name, role } of tenSteps) {
      const before = await title()
      const place = role === 'entry' ? glass.getByRole('list') : glass
      await place.getByRole('button', { name, exact: true }).first().click()
      await opened.waitForFunction(
        (old) => document.querySelector('[data-skin] h2')?.textContent !== old,
        before,
      )
    }
    byBrowser.push(performance.now() - start)
  }
  // the page has drawn its last screen, and takes no processor time from what is measured now
  await context.close()
  for (let flow = 0; flow < headlessFlows; flow += 1) {
    const start = performance.now()
    for (const { id, role } of tenSteps) {
      const event: DriverEvent =
        role === 'key'
          ? { type: 'driver.key.pressed', payload: { key: id } }
          : { type: 'driver.entry.chosen', payload: { id } }
      const { accepted } = await driver.drive(event)
      if (!accepted) throw new Error(`${id} was refused`)
    }
    headless.push(performance.now() - start)
  }
  await world.close()
  const [slow, fast] = [at(byBrowser, 0.5), at(headless, 0.5)]
  console.log(
    `  ten steps: by a browser driver ${slow.toFixed(0)} ms, headless ${fast.toFixed(2)} ms: ${(slow / fast).toFixed(0)} × faster`,
  )
}

function at(values: readonly number[], part: number): number {
  const sorted = [...values].sort((one, other) => one - other)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN
}
