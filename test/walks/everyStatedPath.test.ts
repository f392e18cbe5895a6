import { afterAll, expect, test } from 'vitest'
import type { ScreenView } from '../../src/contract/screenView.ts'
import { walkPath } from '../../src/scenario/walkPath.ts'
import { openScenarioWorld } from '../../src/world/openScenarioWorld.ts'
import { csvRows } from '../helpers/csvRows.ts'
import { defaultFixture, shippedCatalogue } from '../helpers/shippedFacts.ts'
import {
  decidedVehicles,
  isOfGroup,
  statedPaths,
  walksOf,
  type StatedPath,
} from '../helpers/statedPaths.ts'

const catalogue = shippedCatalogue()
const openWorld = openScenarioWorld(catalogue, defaultFixture())
const printed = csvRows('test/fixtures/labels.csv')
let walked = 0

afterAll(() => {
  process.stdout.write(`\nwalks over MQTT of every stated path: ${String(walked)}\n`)
})

const normal = (text: string) => text.normalize('NFC').replaceAll('\u00a0', ' ')

/** The words that may be shown where a document prints these: the ones it prints, or the chosen ones of that position. */
function isShownFor(shown: string, word: string, id: string, locale: string): boolean {
  if (normal(shown) === normal(word)) return true
  return printed.some((row) => {
    const words = [row['text'] ?? '', ...(row['variants'] ?? '').split(' || ')].map(normal)
    return (
      row['locale'] === locale &&
      row['path']?.split('/').at(-1) === id &&
      words.includes(normal(word)) &&
      words.includes(normal(shown))
    )
  })
}

function expectGoal({ goal, topic }: StatedPath, view: ScreenView, last: string): void {
  const entry = view.entries.find(({ id }) => id === last)
  switch (goal.kind) {
    case 'checkbox':
      expect(entry).toMatchObject({ kind: 'tick', ticked: true })
      expect(view.status.roaming).toBe(true)
      return
    case 'off_selected':
      expect(entry).toMatchObject({ kind: 'tick', ticked: true })
      expect(view.status).toMatchObject({ data: 'down', connect: 'offline', reason: 'data-off' })
      return
    case 'action':
      expect(entry).toMatchObject({ kind: 'tick', ticked: true })
      expect(view.status).toMatchObject({
        privateMode: true,
        connect: 'offline',
        reason: 'private-mode',
      })
      return
    case 'not_stated':
      expect(topic).toBe('remember_sim_pin')
      expect(entry).toMatchObject({ kind: 'tick', ticked: true })
      return
    case 'enter_code':
      expect(view.input).toMatchObject({ kind: 'digits', length: 0, maxLength: 8, secret: false })
      return
    case 'enter_porsche_id':
      expect(view.input).toMatchObject({ field: 'porsche_id', kind: 'email', length: 0 })
      return
    case 'list_entry':
      expect(view).toMatchObject({ kind: 'list', path: ['updates'] })
      return
    default:
      expect.unreachable(`no goal of kind ${goal.kind} is known`)
  }
}

test.each(statedPaths.filter(({ path }) => (path ?? []).length > 0))(
  '$id ($source:$line) leads where it says, on every vehicle of group $path_group',
  async (stated) => {
    const vehicles = decidedVehicles.filter((vehicle) => isOfGroup(vehicle, stated))
    expect(vehicles).not.toHaveLength(0)
    for (const vehicle of vehicles) {
      for (const { labels, ids } of walksOf(stated, vehicle)) {
        const locale = stated.text_language
        const result = await walkPath(
          { vehicle: vehicle.id, locale, given: {}, seed: 1, openWorld, catalogue },
          labels,
        )
        expect(result, `${vehicle.id} ${labels.join(' > ')}`).toMatchObject({ ok: true })
        expect(result.trail.map(({ id }) => id)).toEqual(ids)
        for (const [index, step] of result.trail.entries()) {
          const word = labels[index] ?? ''
          expect(isShownFor(step.label, word, step.id, locale), `${step.label} for ${word}`).toBe(
            true,
          )
        }
        expectGoal(stated, result.view, ids.at(-1) ?? '')
        walked += 1
      }
    }
  },
  60_000,
)

test('there are at least 1,070 such walks', () => {
  expect(walked).toBeGreaterThanOrEqual(1070)
})
