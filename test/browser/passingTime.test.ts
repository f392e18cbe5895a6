import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { pcm } from '../helpers/pcm.ts'
import { requirement } from '../helpers/requirement.ts'
import { startServe, type ServedProgram } from '../helpers/servedProgram.ts'
import { temporaryFolder } from '../helpers/temporaryFolder.ts'
import { launchChromium } from './helpers/chromium.ts'

const { path: executablePath, skip } = requirement('chromium')
const patience = { timeout: 30_000 }

let served: ServedProgram
let browser: Browser
let page: Page

beforeAll(async () => {
  if (skip !== undefined) return
  served = await startServe()
  browser = await launchChromium(executablePath)
  page = await browser.newPage({ locale: 'en' })
  await page.goto(served.url)
})

afterAll(async () => {
  if (skip !== undefined) return
  await browser.close()
  await served.stop()
})

/** A flow that waits for ten minutes: by the world's clock from 09:00 to 09:10, in a headless run and when it is shown. */
function tenMinutes(): string {
  const file = join(temporaryFolder(), 'ten-minutes.yaml')
  const header = ['name: Ten minutes', 'vehicle: 911-991-2018', 'locale: en', '---']
  const steps = ['- wait: 10 minutes', "- time: { is: '2024-03-01T09:10:00Z' }", '']
  writeFileSync(file, [...header, ...steps].join('\n'))
  return file
}

const glass = () => page.getByRole('group', { name: 'Screen of the car' })
const named = (name: string) => page.getByRole('button', { name, exact: true })

test('headless, ten minutes are over long before a minute is', async () => {
  const { exitCode, stdout } = await pcm('run', tenMinutes(), '--json', '--timeout', '60')
  expect(JSON.parse(stdout)).toMatchObject({ ok: true, summary: { runs: 1, failed: 0 } })
  expect(exitCode).toBe(0)
})

test.skipIf(skip !== undefined)(
  'a scenario that waits for ten minutes lets the clock of the car run before everybody’s eyes',
  async () => {
    await named('Scenarios').click()
    const chooser = page.waitForEvent('filechooser')
    await named('Play a file …').click()
    await (await chooser).setFiles(tenMinutes())
    await page.getByRole('region', { name: 'Playing' }).waitFor()
    const clock = glass().locator('time')
    await expect.poll(() => clock.innerText(), patience).toBe('09:00')
    const seen = await clock.evaluateHandle((element) => {
      const times: string[] = []
      new MutationObserver(() => times.push(element.textContent)).observe(element, {
        characterData: true,
        childList: true,
        subtree: true,
      })
      return times
    })
    await page.getByText('Played to the end.').waitFor()
    await expect.poll(() => clock.innerText(), patience).toBe('09:10')
    const times = await seen.jsonValue()
    // it went through the minutes between, forwards, and not beyond the end
    expect(times.toSorted()).toEqual(times)
    expect(times.at(-1)).toBe('09:10')
    expect(times.filter((time) => time > '09:00' && time < '09:10').length).toBeGreaterThan(1)
    await named('End').click()
    await named('Record').waitFor()
  },
)

test.skipIf(skip !== undefined)(
  'the clock of the world is seen running as fast as it was set, and stands when it is paused',
  async () => {
    await page.getByRole('button', { name: 'World', exact: true }).click()
    const clock = page.getByRole('region', { name: 'World' }).locator('time')
    const now = async () => Date.parse((await clock.getAttribute('datetime')) ?? '')
    const rate = (name: string) =>
      page.getByRole('radiogroup', { name: 'Clock' }).getByRole('radio', { name }).click()
    const began = await now()
    await rate('×600')
    await expect.poll(now, patience).toBeGreaterThan(began + 600_000)
    await rate('Paused')
    await page.getByRole('radio', { name: 'Paused', checked: true }).waitFor()
    const stood = await now()
    await named('10 min').click()
    await expect.poll(now, patience).toBe(stood + 600_000)
  },
)
