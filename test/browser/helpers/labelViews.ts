import { carFacts } from '../../../src/catalogue/features.ts'
import { everyNode } from '../../../src/catalogue/menuFor.ts'
import { vehiclesOf } from '../../../src/catalogue/vehicle.ts'
import type { ScreenStatus, ScreenView } from '../../../src/contract/screenView.ts'
import type { Dialog, DialogId } from '../../../src/machines/headUnit/headUnitContext.ts'
import { screenOf } from '../../../src/machines/headUnit/screenOf.ts'
import { bareCar } from '../../helpers/bareCar.ts'
import { defaultFixture, shippedCatalogue } from '../../helpers/shippedFacts.ts'
import type { Drawing } from '../harness/drawing.ts'

/** A screen of a car, and where it stands in its menu; undefined for what stands in no menu. */
export interface FoundView extends Drawing {
  readonly vehicle: string
  readonly menu: string | undefined
}

const catalogue = shippedCatalogue()
const { market } = defaultFixture()

export const locales: readonly string[] = Object.keys(catalogue.labels).sort()

/** What each dialog speaks of. */
const dialogs: Readonly<Record<DialogId, Omit<Dialog, 'id'>>> = {
  'roaming-cost': {},
  linking: {},
  linked: {},
  'link-refused': {},
  'pin-refused': { values: { tries: '2' } },
  'puk-refused': { values: { tries: '10' } },
  'puk-required': {},
  'sim-blocked': {},
  'function-cancellation': { values: { function: 'Porsche InnoDrive' } },
  'function-activation': { values: { function: 'Porsche InnoDrive' } },
  'installation-failed': { values: { function: 'Porsche InnoDrive' } },
  'function-activated': { values: { function: 'Porsche InnoDrive' } },
  'function-cancelled': { values: { function: 'Porsche InnoDrive' } },
  'update-installed': { values: { function: 'Porsche InnoDrive' } },
  'update-offered': { values: { function: 'Porsche InnoDrive' } },
  installing: { values: { function: 'Porsche InnoDrive' } },
  'procedure-incomplete': {},
}

/** Everything that the status bar can show, at once. */
const busy: Partial<ScreenStatus> = {
  technology: 'LTE',
  abroad: true,
  roaming: true,
  bluetooth: true,
  call: 'phone',
  carPlay: true,
  linked: true,
  user: 'Alex Demo',
}

/** Every menu and form of every vehicle in every language, with a SIM card and without; then the dialogs of each skin. */
export function everyView(): readonly FoundView[] {
  const vehicles = vehiclesOf(catalogue).map(({ id }) => id)
  const ofSkin = new Map(vehicles.map((id) => [skinOf(id), id]))
  return [...vehicles.flatMap(viewsOf), ...[...ofSkin.values()].flatMap(viewsAbove)]
}

/** The menus that a vehicle has by its facts, and the labels that stand in each, in a language. */
export function menusOf(vehicle: string): readonly { readonly menu: string }[] {
  const { menu } = bareCar({ vehicle }).facts
  const lists = everyNode(menu).filter(({ does }) => does === undefined || does === 'updates')
  return [{ menu: '' }, ...lists.map(({ path }) => ({ menu: path.join('/') }))]
}

function skinOf(vehicle: string): string {
  return carFacts(catalogue, vehicle, market, [])?.skin.skin ?? ''
}

function viewsOf(vehicle: string): readonly FoundView[] {
  const { facts } = bareCar({ vehicle })
  const places = everyNode(facts.menu).filter(
    ({ does }) => does === undefined || ['updates', 'pairing-code', 'porsche-id'].includes(does),
  )
  const paths = [[], ...places.map(({ path }) => path)]
  return [true, false].flatMap((hasCard) => {
    const car = bareCar({ vehicle })
    if (!hasCard) car.around('surroundings.simCard.changed', { simCard: null })
    return paths.flatMap((path) => {
      if (car.view().kind !== 'home') car.press('home')
      if (car.walk(path) !== undefined) return []
      return locales.map((locale) => {
        const view = screenOf({ ...car.context(), locale })
        const menu = view.kind === 'form' ? undefined : path.join('/')
        return { vehicle, menu, skin: facts.skin, locale, view }
      })
    })
  })
}

/** What comes above any menu, and the fullest status bar: alike in all vehicles of a skin. */
function viewsAbove(vehicle: string): readonly FoundView[] {
  const car = bareCar({ vehicle })
  return locales.flatMap((locale) => {
    const context = { ...car.context(), locale }
    const home = screenOf(context)
    const reasons = Object.entries(catalogue.texts[locale]?.reasons ?? {})
    const [longest = ''] = reasons.sort(([, one], [, other]) => other.length - one.length)[0] ?? []
    const above: ScreenView[] = Object.entries(dialogs).map(([id, more]) =>
      screenOf({
        ...context,
        dialogs: [{ ...more, id: id as DialogId, reason: longest }],
        reported: { ...context.reported, user: 'Alex Demo' },
      }),
    )
    const starting = screenOf({ ...context, power: 'starting' })
    const dark = screenOf({ ...context, power: 'off' })
    const full: ScreenView = { ...home, status: { ...home.status, ...busy } }
    // what lies behind a dialog is measured without it
    const bare = above.map((view) => ({ ...view, entries: [] }))
    return [...bare, starting, dark, full].map((view) => ({
      vehicle,
      menu: undefined,
      skin: car.facts.skin,
      locale,
      view,
    }))
  })
}
