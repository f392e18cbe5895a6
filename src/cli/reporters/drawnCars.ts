import { fallbackLocale, type Catalogue } from '../../catalogue/catalogue.ts'
import { vehiclesOf } from '../../catalogue/vehicle.ts'
import type { DrawnReport } from '../../scenario/drawnReport.ts'
import type { RunTitle } from '../../scenario/runEvent.ts'

/** What the facts know about drawing the cars of these runs, in their languages. */
export function drawnCars(
  catalogue: Catalogue,
  runs: readonly RunTitle[],
): Pick<DrawnReport, 'vehicles' | 'skins' | 'reasons'> {
  const driven = new Set(runs.map(({ vehicle }) => vehicle))
  const vehicles = vehiclesOf(catalogue).filter(({ id }) => driven.has(id))
  const locales = new Set([...runs.map(({ locale }) => locale), fallbackLocale])
  return {
    vehicles: Object.fromEntries(
      vehicles.map(({ id, name, roaming }) => [
        id,
        {
          name,
          skin: catalogue.skins.find(({ families }) => families.includes(roaming))?.skin ?? '',
        },
      ]),
    ),
    skins: catalogue.skins.map(({ skin, screen, knob, softKeys, keys }) => ({
      skin,
      screen,
      knob,
      softKeys,
      keys: keys.map(({ id, side }) => ({ id, side })),
    })),
    reasons: Object.fromEntries(
      [...locales].map((locale) => [
        locale,
        { ...catalogue.texts[fallbackLocale]?.reasons, ...catalogue.texts[locale]?.reasons },
      ]),
    ),
  }
}
