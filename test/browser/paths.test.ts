import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Bus } from '../../src/bus/bus.ts'
import { connectMqttBus } from '../../src/bus/mqttBus.ts'
import type { BusEvent } from '../../src/contract/channels.ts'
import { requirement } from '../helpers/requirement.ts'
import { startServe, type ServedProgram } from '../helpers/servedProgram.ts'
import { launchChromium } from './helpers/chromium.ts'
import { openPanels } from './helpers/openPanels.ts'

const { path: executablePath, skip } = requirement('chromium')

type Seen = BusEvent<'headUnit.input.answered' | 'car.presence.changed' | 'backend.link.answered'>

let served: ServedProgram
let browser: Browser
let page: Page
let bus: Bus<'bench' | 'observer'>
const seen: Seen[] = []
const problems: string[] = []

beforeAll(async () => {
  if (skip !== undefined) return
  served = await startServe()
  const { user, password } = served.client('bench')
  bus = await connectMqttBus({
    transport: { url: `mqtt://127.0.0.1:${served.mqttPort}`, username: user, password },
    clientId: 'browser-test',
  })
  await bus.listen(
    ['headUnit.input.answered', 'car.presence.changed', 'backend.link.answered'],
    {},
    (event) => {
      seen.push(event)
    },
  )
  browser = await launchChromium(executablePath)
  page = await browser.newPage({ viewport: { width: 1280, height: 720 }, locale: 'en' })
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(message.text())
  })
  page.on('pageerror', (error) => {
    problems.push(error.message)
  })
  await page.addInitScript(() => {
    window.localStorage.setItem(
      'pcm-bench',
      JSON.stringify({ state: { panels: ['car', 'owner'] }, version: 0 }),
    )
  })
  await page.goto(served.url)
  await page.getByRole('group', { name: 'Screen of the car' }).waitFor()
  await openPanels(page)
})

afterAll(async () => {
  if (skip !== undefined) return
  await browser.close()
  await bus.close()
  expect(await served.stop()).toBe(0)
})

async function pick(group: string, name: string): Promise<void> {
  await page.getByRole('radiogroup', { name: group }).getByText(name, { exact: true }).click()
}

async function chooseCar(model: string, generation: string, modelYear: string): Promise<void> {
  await pick('Model', model)
  await pick('Generation', generation)
  await pick('Model year', modelYear)
  await expect
    .poll(() => page.getByRole('region', { name: 'This car' }).innerText())
    .toContain(`${generation} ${modelYear}`)
  await page
    .getByRole('group', { name: 'Screen of the car' })
    .getByRole('heading', { name: 'Home' })
    .waitFor()
}

const screen = () => page.getByRole('group', { name: 'Screen of the car' })

async function click(...labels: readonly string[]): Promise<void> {
  for (const name of labels) {
    await screen().getByRole('list').getByRole('button', { name, exact: true }).click()
  }
}

const tick = (name: string) => screen().getByRole('checkbox', { name, exact: true })

interface Family {
  readonly car: readonly [string, string, string]
  readonly path: readonly string[]
  readonly tick: string
  readonly status: Readonly<Record<string, unknown>>
}

// one documented path per menu family: A, R-5.1 B, R-6.1 C, R-5.2 T
const families: Readonly<Record<string, Family>> = {
  A: {
    car: ['911', '911 (991)', '2018'],
    path: ['PHONE', 'OPT', 'SET PHONE'],
    tick: 'Roaming',
    status: { roaming: true, connect: 'online' },
  },
  B: {
    car: ['Panamera', 'Panamera (971)', '2019'],
    path: ['DEVICES', 'Device manager', 'Options', 'Data connections', 'Data connections'],
    tick: 'OFF',
    status: { data: 'down', connect: 'offline', reason: 'data-off' },
  },
  C: {
    car: ['Cayenne', 'Cayenne (9YA)', '2019'],
    path: ['SET', 'Device manager', 'Options', 'Phone', 'SIM card'],
    tick: 'Remember PIN',
    status: { sim: 'ready', connect: 'online' },
  },
  T: {
    car: ['Taycan', 'Taycan (Y1A)', '2021'],
    path: ['Settings', 'Privacy and Porsche Connect settings', 'Private mode'],
    tick: 'Activate Private mode for all services',
    status: { privateMode: true, connect: 'offline', reason: 'private-mode' },
  },
}

test.skipIf(skip !== undefined).each(Object.entries(families))(
  'in a car of family %s a documented path is clicked, and the message of it is on the wire',
  async (_, { car, path, tick: last, status }) => {
    await chooseCar(...(car as [string, string, string]))
    await click(...path)
    await tick(last).click()
    await expect.poll(() => tick(last).isChecked()).toBe(true)
    const answers = seen.filter(({ type }) => type === 'headUnit.input.answered')
    expect(answers.at(-1)).toMatchObject({ payload: { accepted: true, view: { status } } })
    expect(problems).toEqual([])
  },
)

test.skipIf(skip !== undefined)(
  'a car is linked by the pairing code that its owner sees',
  async () => {
    await chooseCar('911', '911 (992)', '2020')
    await click('Porsche Connect settings')
    const code = await page
      .getByRole('region', { name: /Demo owner/ })
      .getByText(/^\d{8}$/)
      .innerText()
    await screen().getByText('Pairing code').waitFor()
    await page.keyboard.type(code)
    await page.keyboard.press('Enter')
    await screen().getByRole('alertdialog').getByText('Alex Demo').waitFor()
    expect(seen.filter(({ type }) => type === 'backend.link.answered').at(-1)).toMatchObject({
      payload: { accepted: true, user: 'Alex Demo' },
    })
    await screen().getByRole('button', { name: 'OK' }).click()
  },
)

test.skipIf(skip !== undefined)(
  'a car is linked by Porsche ID, password and security code',
  async () => {
    await chooseCar('Taycan', 'Taycan (Y1A)', '2022')
    await click('Settings', 'Accounts', 'Set up account')
    await screen().getByText('Porsche ID').waitFor()
    for (const text of ['alex@example.com', 'Connect-2024', '4711']) {
      await page.keyboard.type(text)
      await page.keyboard.press('Enter')
    }
    await screen().getByRole('alertdialog').getByText('Alex Demo').waitFor()
    expect(seen.filter(({ type }) => type === 'backend.link.answered').at(-1)).toMatchObject({
      payload: { accepted: true, user: 'Alex Demo' },
    })
    // what was typed into the secret fields stands in no answer
    const answers = JSON.stringify(seen.filter(({ type }) => type === 'headUnit.input.answered'))
    expect(answers).not.toContain('Connect-2024')
    expect(problems).toEqual([])
  },
)
