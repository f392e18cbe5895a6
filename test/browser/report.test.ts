import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { AxeBuilder } from '@axe-core/playwright'
import { chromium, type Browser, type Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { pcmIn } from '../helpers/pcm.ts'
import { requirement } from '../helpers/requirement.ts'

const { path: executablePath, skip } = requirement('chromium')
const folder = mkdtempSync(join(tmpdir(), 'pcm-report-'))
let browser: Browser

const flow = `name: Roaming is off
vehicles: { model: [911, taycan], modelYear: 2018..2020 }
locales: [de, ru]
---
- world: { country: FR }
- press: home
- see: { kind: dark }
`

beforeAll(async () => {
  if (skip !== undefined) return
  writeFileSync(join(folder, 'fails.yaml'), flow)
  writeFileSync(join(folder, 'passes.yaml'), flow.replace('dark', 'home').replace('off', 'shown'))
  await pcmIn(folder, ['run', '.', '--reporter', 'html', '--out', '.'])
  browser = await chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-background-networking'],
  })
}, 60_000)

afterAll(async () => {
  rmSync(folder, { recursive: true, force: true })
  if (skip === undefined) await browser.close()
})

async function openReport(colorScheme: 'light' | 'dark', width: number): Promise<Page> {
  const viewport = { width, height: 900 }
  const context = await browser.newContext({ colorScheme, viewport, locale: 'en' })
  const page = await context.newPage()
  await page.goto(pathToFileURL(join(folder, 'report.html')).href)
  await page.getByRole('article').waitFor()
  return page
}

test.skipIf(skip !== undefined).each([
  ['light', 1280],
  ['dark', 1920],
] as const)('axe finds nothing in a report, %s, %i wide', async (colorScheme, width) => {
  const page = await openReport(colorScheme, width)
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`)).toEqual([])
  await page.context().close()
})

test.skipIf(skip !== undefined)(
  'a report is one file that asks nobody for anything, and opens at what failed',
  async () => {
    const page = await openReport('light', 1280)
    const requests: string[] = []
    page.on('request', (request) => requests.push(request.url()))
    const problems: string[] = []
    page.on('console', (message) => problems.push(message.text()))
    await page.reload()
    const run = page.getByRole('article', { name: 'Roaming is off' })
    await run.waitFor()
    const steps = run.getByRole('list', { name: 'Steps' }).locator('> li > button')
    expect(await steps.count()).toBe(3)
    expect(await steps.last().getAttribute('aria-expanded')).toBe('true')
    const screen = run.getByRole('img', { name: /^\[home\]/ })
    expect(await screen.innerText()).toContain('PHONE')
    expect(await run.locator('code').first().innerText()).toBe(
      'pcm run fails.yaml --vehicle 911-991-2018 --locale de --seed 1',
    )
    expect(requests.filter((url) => !url.startsWith('file:'))).toEqual([])
    expect(problems).toEqual([])
    await page.context().close()
  },
)

test.skipIf(skip !== undefined)('the list is narrowed and walked by keyboard', async () => {
  const page = await openReport('light', 1280)
  const rows = page.getByRole('navigation').getByRole('link')
  const all = await rows.count()
  await page.getByLabel('Outcome').selectOption('passed')
  await page.getByLabel('Search').fill('taycan')
  const narrowed = await rows.count()
  expect([narrowed > 0, narrowed < all / 2]).toEqual([true, true])
  await rows.first().focus()
  await page.keyboard.press('ArrowDown')
  await page.getByRole('article', { name: 'Roaming is shown' }).waitFor()
  expect(await rows.nth(1).getAttribute('aria-current')).toBe('true')
  await page.getByRole('button', { name: 'Show all' }).click()
  expect(await rows.count()).toBe(all)
  await page.context().close()
})

test.skipIf(skip !== undefined)('the page stays small', () => {
  expect(readFileSync(resolve('out/report/index.html')).length).toBeLessThan(400_000)
})
