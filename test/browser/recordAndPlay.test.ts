import { chromium, type Browser, type Page } from 'playwright-core'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { pcm } from '../helpers/pcm.ts'
import { requirement } from '../helpers/requirement.ts'
import { startServe, type ServedProgram } from '../helpers/servedProgram.ts'
import { temporaryFolder } from '../helpers/temporaryFolder.ts'

const { path: executablePath, skip } = requirement('chromium')

let served: ServedProgram
let browser: Browser
let page: Page
const problems: string[] = []

beforeAll(async () => {
  if (skip !== undefined) return
  served = await startServe()
  browser = await chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-background-networking'],
  })
  page = await browser.newPage({ viewport: { width: 1280, height: 720 }, locale: 'en' })
  page.on('pageerror', (error) => {
    problems.push(error.message)
  })
  await page.goto(served.url)
  await page.getByRole('button', { name: 'Scenarios' }).click()
}, 60_000)

afterAll(async () => {
  if (skip !== undefined) return
  await browser.close()
  await served.stop()
})

interface Family {
  readonly vehicle: string
  readonly path: readonly string[]
  readonly tick: string
}

// one documented path per menu family: A, R-5.1 B, R-6.1 C, R-5.2 T
const families: readonly (readonly [string, Family])[] = [
  ['A', { vehicle: '911-991-2018', path: ['phone', 'opt', 'set_phone'], tick: 'roaming' }],
  [
    'B',
    {
      vehicle: 'panamera-971-2019',
      path: ['devices', 'device_manager', 'options', 'data_connections', 'data_connections'],
      tick: 'off',
    },
  ],
  [
    'C',
    {
      vehicle: 'cayenne-9ya-2019',
      path: ['set', 'device_manager', 'options', 'phone_menu', 'sim_card'],
      tick: 'remember_pin',
    },
  ],
  [
    'T',
    {
      vehicle: 'taycan-y1a-2021',
      path: ['settings', 'privacy_settings', 'private_mode'],
      tick: 'private_mode_all_services',
    },
  ],
]

const glass = () => page.getByRole('group', { name: 'Screen of the car' })
const named = (name: string) => page.getByRole('button', { name, exact: true })

test.skipIf(skip !== undefined).each(families)(
  'in a car of family %s a flow is recorded by clicking, passes pcm run, and is played with a finger',
  async (family, { vehicle, path, tick }) => {
    await page.goto(`${served.url.split('#')[0] ?? ''}?vehicle=${vehicle}`)
    await named('Record').click()
    await page.getByRole('region', { name: 'Recording' }).waitFor()
    const steps = page.getByRole('list', { name: 'Steps' }).getByRole('listitem')
    for (const [index, id] of [...path, tick].entries()) {
      await glass().locator(`[data-entry="${id}"]`).click()
      await expect.poll(() => steps.count()).toBe(index + 1)
    }
    await named('Expect: point at the screen').click()
    await glass().locator(`[data-entry="${tick}"]`).click()
    await page.getByLabel('Name', { exact: true }).fill(`Family ${family}`)
    const download = page.waitForEvent('download')
    await named('Save').click()
    const file = join(temporaryFolder(), `${family}.yaml`)
    await (await download).saveAs(file)
    await named('End the recording').click()

    const { exitCode, stdout } = await pcm('run', file, '--json')
    expect(JSON.parse(stdout)).toMatchObject({ ok: true, summary: { runs: 1, failed: 0 } })
    expect(exitCode).toBe(0)

    const chooser = page.waitForEvent('filechooser')
    await named('Play a file …').click()
    await (await chooser).setFiles(file)
    await page.getByRole('region', { name: 'Playing' }).waitFor()
    await page.getByRole('radio', { name: 'Fast' }).click()
    await page.locator('[data-works="entry"] svg').waitFor()
    await page.getByText('Played to the end.').waitFor()
    const shown = glass().locator(`[data-entry="${tick}"]`)
    expect(await shown.getAttribute('aria-checked')).toBe('true')
    await named('End').click()
    await named('Record').waitFor()
    expect(problems).toEqual([])
  },
  90_000,
)
