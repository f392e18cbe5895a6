import type { Setting, Studio } from './studio.ts'

/** One thing to be seen, and how it is come to. */
export interface Scene extends Setting {
  readonly name: string
  come(studio: Studio): Promise<void>
}

/** One vehicle of each skin. */
export const cars = {
  a: '911-991-2018',
  bc: 'panamera-971-2019',
  t: 'taycan-y1a-2022',
} as const

const skins = Object.keys(cars) as readonly (keyof typeof cars)[]
const everyPanel = ['car', 'owner', 'surroundings', 'world', 'faults', 'scenarios', 'known']
const shown = { file: 'abroad-needs-roaming.yaml' }

/** What stands on the glass before, after and above the menus. */
const ofTheGlass: readonly Scene[] = [
  ...skins.flatMap((skin): Scene[] => [
    {
      name: `dark-${skin}`,
      vehicle: cars[skin],
      come: (studio) => ignition(studio, 'off'),
    },
    {
      name: `starting-${skin}`,
      vehicle: cars[skin],
      async come(studio) {
        await studio.world.ask({ type: 'bench.clock.changed', payload: { rate: 0 } })
        await ignition(studio, 'off')
        await ignition(studio, 'on')
        await studio.glass.getByRole('status').first().waitFor()
      },
    },
    {
      name: `busy-${skin}`,
      vehicle: cars[skin],
      async come({ around, glass }) {
        await around({ type: 'surroundings.call.changed', payload: { call: 'phone' } })
        await around({ type: 'surroundings.country.changed', payload: { country: 'FR' } })
        await glass.locator('[data-bearer], time').first().waitFor()
      },
    },
  ]),
  {
    name: 'cost-notice',
    vehicle: cars.a,
    async come({ around, choose, glass }) {
      await around({
        type: 'surroundings.embeddedSim.changed',
        payload: { embeddedSim: 'inactive' },
      })
      await choose('phone', 'opt', 'set_phone')
      await glass.locator('[data-entry="roaming"]').click()
      await glass.getByRole('alertdialog').waitFor()
    },
  },
  {
    name: 'link-refused',
    vehicle: cars.t,
    async come({ choose, enter, glass }) {
      await choose('settings', 'accounts', 'set_up_account')
      await enter('alex@example.com')
      await enter('not-this-one')
      await enter('4711')
      await glass.getByRole('alertdialog').getByRole('button').waitFor()
    },
  },
  {
    name: 'password',
    vehicle: cars.t,
    async come({ choose, enter, page }) {
      await choose('settings', 'accounts', 'set_up_account')
      await enter('alex@example.com')
      await page.keyboard.type('secret')
    },
  },
]

/** What the bench says of the car. */
const answers: readonly Scene[] = [
  {
    name: 'refusal',
    vehicle: cars.a,
    async come({ page }) {
      await page.locator('[data-skin] button[data-key="radio"]').click()
      await page.locator('[aria-atomic] strong').waitFor()
    },
  },
  {
    name: 'why-not',
    vehicle: cars.bc,
    async come({ around, glass, click, page }) {
      await around({ type: 'surroundings.country.changed', payload: { country: 'FR' } })
      await glass.locator('[data-entry="porsche_connect_settings"]').click({ force: true })
      await click('refusal.more')
      await page.locator('section h4').first().waitFor()
    },
  },
  {
    name: 'how-do-we-know',
    vehicle: cars.a,
    panels: ['known'],
    async come({ choose, page }) {
      await choose('phone', 'opt', 'set_phone')
      await page.locator('section ul button').nth(2).waitFor()
    },
  },
  {
    name: 'evidence',
    vehicle: cars.bc,
    panels: ['known'],
    async come({ choose, page }) {
      await choose('set', 'device_manager', 'options')
      await page.locator('aside section ul button').first().click()
      await page.locator('details summary').click()
    },
  },
  {
    name: 'doubts',
    vehicle: 'panamera-971-2020',
    async come({ page }) {
      await page.locator('button[class*="doubts"]').click()
      await page.locator('section h4').first().waitFor()
    },
  },
]

/** The panels beside the car. */
const panels: readonly Scene[] = [
  panel('surroundings', cars.a),
  panel('surroundings', cars.t),
  panel('world', cars.bc),
  panel('scenarios', cars.bc),
  { ...panel('car', cars.t), panels: ['car', 'owner'] },
  {
    ...panel('faults', cars.a),
    async come({ world, page }) {
      for (const fault of [
        { kind: 'delay', on: 'backend.link.answered', by: '10 s', times: 1 },
        { kind: 'lose-acknowledgement', on: 'car.presence.changed' },
      ] as const) {
        await world.ask({ type: 'bench.fault.added', payload: { fault } })
      }
      await page.locator('aside li code').nth(1).waitFor()
    },
  },
  { name: 'every-panel', vehicle: cars.a, panels: everyPanel, come: () => Promise.resolve() },
  search('found', 'cayenne 2019'),
  search('not-found', 'beetle'),
]

function panel(name: string, vehicle: string): Scene {
  return {
    name: `panel-${name}-${vehicle}`,
    vehicle,
    panels: [name],
    async come({ page }) {
      await page.locator('aside fieldset, aside li, aside select, aside dl').first().waitFor()
    },
  }
}

function search(name: string, text: string): Scene {
  return {
    name: `search-${name}`,
    vehicle: cars.t,
    async come({ page }) {
      await page.getByRole('combobox', { expanded: false }).first().fill(text)
      await page.getByRole('option').first().waitFor()
    },
  }
}

/** Recording, showing and exercising, each in a world of its own. */
const plays: readonly Scene[] = [
  {
    name: 'recording',
    vehicle: cars.a,
    panels: ['scenarios'],
    async come({ page, click, choose, glass }) {
      await click('scenarios.record')
      await page.locator('ol').waitFor()
      await choose('phone', 'opt', 'set_phone')
      await glass.locator('[data-entry="roaming"]').click()
      await click('record.point')
      await page.locator('ol li').nth(3).waitFor()
    },
  },
  {
    name: 'show',
    vehicle: cars.a,
    async come(studio) {
      await play(studio, 'show', cars.a)
      await studio.world.ask({ type: 'bench.play.moved', payload: { to: 4 } })
      await studio.page.locator('[data-works] svg').waitFor()
    },
  },
  {
    name: 'show-failed',
    vehicle: cars.t,
    async come(studio) {
      const text =
        'name: Taycan\nvehicle: taycan-y1a-2022\n---\n- choose: settings\n- see: { dialog: linked }\n'
      await play(studio, 'show', cars.t, { name: 'taycan.yaml', text })
      await studio.world.ask({ type: 'bench.play.moved', payload: { to: 2 } })
      await studio.page.locator('[data-failed]').waitFor()
    },
  },
  {
    name: 'exercise',
    vehicle: cars.a,
    async come(studio) {
      await play(studio, 'exercise', cars.a)
      await studio.click('exercise.hint')
      await studio.page.locator('[data-works] svg').waitFor()
    },
  },
  {
    name: 'faulty-file',
    vehicle: cars.bc,
    panels: ['scenarios'],
    async come({ page, click }) {
      const chooser = page.waitForEvent('filechooser')
      await click('scenarios.playFile')
      const buffer = Buffer.from('name: x\nvehicle: 911-991-2081\n---\n- choos: phone\n')
      await (await chooser).setFiles({ name: 'mine.yaml', mimeType: 'text/yaml', buffer })
      await page.locator('aside [role="alert"], aside strong').first().waitFor()
    },
  },
]

type PlayRequest = Extract<Parameters<Studio['world']['ask']>[0], { type: 'bench.play.requested' }>

async function play(
  { world, click, page }: Studio,
  purpose: 'show' | 'exercise',
  vehicle: string,
  scenario: PlayRequest['payload']['scenario'] = shown,
): Promise<void> {
  const locale = (await page.locator('html').getAttribute('lang')) ?? 'en'
  await world.ask({ type: 'bench.play.requested', payload: { purpose, scenario, vehicle, locale } })
  await click('play.watch')
  if (purpose === 'show') await click('play.pause')
}

/** The head unit alone, and pages without one. */
const others: readonly Scene[] = [
  {
    name: 'presentation',
    vehicle: cars.bc,
    async come({ page, word, click }) {
      await click('app.present')
      await page.getByRole('button', { name: word('app.leave') }).waitFor()
    },
  },
  {
    name: 'locked-out',
    vehicle: cars.a,
    async come({ page, word }) {
      await page.route('**/session.json', (route) => route.fulfill({ status: 401 }))
      await page.reload()
      await page.getByRole('heading', { name: word('app.lockedOut') }).waitFor()
    },
  },
]

async function ignition({ around, page }: Studio, to: 'off' | 'on'): Promise<void> {
  await around({ type: 'surroundings.ignition.changed', payload: { ignition: to } })
  if (to === 'off') await page.locator('[data-skin] h2').waitFor({ state: 'detached' })
}

export const scenes: readonly Scene[] = [...ofTheGlass, ...answers, ...panels, ...plays, ...others]
