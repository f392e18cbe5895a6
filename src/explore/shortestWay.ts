import { createActor, fromCallback, type SnapshotFrom } from 'xstate'
import { fallbackLocale, type Catalogue } from '../catalogue/catalogue.ts'
import type { DriverEvent } from '../contract/channels.ts'
import type { ScreenView } from '../contract/screenView.ts'
import type { HeadUnitInput } from '../machines/headUnit/headUnitContext.ts'
import type { HeadUnitCopy } from '../machines/headUnit/headUnitCopy.ts'
import { headUnitMachine } from '../machines/headUnit/headUnitMachine.ts'
import { screenOf } from '../machines/headUnit/screenOf.ts'
import { mobileDataMachine, type SessionEvent } from '../machines/mobileData/mobileDataMachine.ts'

type Standing = SnapshotFrom<typeof headUnitMachine>

interface Place {
  readonly standing: Standing
  readonly view: ScreenView
  readonly way: readonly DriverEvent[]
}

/** So many screens are looked at before the search is given up. */
const mostPlaces = 400

/**
 * The fewest inputs that bring a head unit to a wanted screen, tried out on copies of it. Nothing is typed on the way:
 * what a form wants is known to whoever fills it. Undefined when there is no such way, or none that is near.
 */
export function shortestWay(
  copy: HeadUnitCopy,
  isThere: (view: ScreenView) => boolean,
): readonly DriverEvent[] | undefined {
  const start = placeOf(lean(copy.snapshot as unknown as Standing), [])
  const seen = new Set([keyOf(start)])
  const places = [start]
  for (const place of places) {
    if (isThere(place.view)) return place.way
    if (places.length > mostPlaces) return undefined
    for (const input of inputsOn(place.view)) {
      const next = placeAfter(place, input)
      const key = keyOf(next)
      if (seen.has(key)) continue
      seen.add(key)
      if (isThere(next.view)) return next.way
      places.push(next)
    }
  }
  return undefined
}

/** What a driver can do on this screen, apart from the knob and from typing: every entry can be touched. */
function inputsOn({ entries, dialog, keys, input }: ScreenView): readonly DriverEvent[] {
  const choose = (id: string): DriverEvent => ({ type: 'driver.entry.chosen', payload: { id } })
  if (dialog !== undefined) return dialog.buttons.map(({ id }) => choose(id))
  return [
    ...entries
      .filter(({ enabled, kind }) => enabled && kind !== 'info')
      .map(({ id }) => choose(id)),
    ...(input === undefined ? [] : [{ type: 'driver.input.confirmed', payload: {} } as const]),
    ...(input === undefined || input.length === 0
      ? []
      : [{ type: 'driver.text.deleted', payload: {} } as const]),
    ...keys.map(({ id }): DriverEvent => ({ type: 'driver.key.pressed', payload: { key: id } })),
  ]
}

// Porsche Connect is taken to be there: the search asks what the driver can do, not how the network is
const connectSession = fromCallback<SessionEvent>(({ sendBack }) => {
  sendBack({ type: 'session.opened' })
})
const machine = headUnitMachine.provide({
  actors: { mobileData: mobileDataMachine.provide({ actors: { connectSession } }) },
})
// no time goes by while one looks for a way
const stoppedClock = { setTimeout: () => 0, clearTimeout: () => undefined }

function placeAfter({ standing, way }: Place, input: DriverEvent): Place {
  const actor = createActor(machine, {
    clock: stoppedClock,
    snapshot: standing,
    // a snapshot has its context already
    input: { facts: standing.context.facts } as HeadUnitInput,
  })
  actor.start()
  actor.send(input)
  const next = actor.getPersistedSnapshot() as unknown as Standing
  actor.stop()
  return placeOf(next, [...way, input])
}

function placeOf(standing: Standing, way: readonly DriverEvent[]): Place {
  return { standing, view: screenOf(standing.context), way }
}

/** Two places are one when the screen and the ticks are the same; where the focus is, does not matter to a finger. */
function keyOf({ standing, view }: Place): string {
  const { focus: _, ...shown } = view
  return JSON.stringify([shown, standing.context.settings])
}

/** The same without the facts that no screen of this car shows; every copy is searched through for its actors. */
function lean(standing: Standing): Standing {
  const { facts, locale } = standing.context
  const known = (all: Catalogue['labels']) => pick(all, [locale, fallbackLocale])
  const { catalogue } = facts
  return {
    ...standing,
    context: {
      ...standing.context,
      facts: {
        ...facts,
        catalogue: {
          ...catalogue,
          vehicles: [],
          menus: {},
          labels: known(catalogue.labels),
          texts: pick(catalogue.texts, [locale, fallbackLocale]),
          paths: [],
          conflicts: [],
          skins: [],
          rules: [],
        },
      },
    },
  } as Standing
}

function pick<Value>(
  all: Readonly<Record<string, Value>>,
  names: readonly string[],
): Readonly<Record<string, Value>> {
  return Object.fromEntries(Object.entries(all).filter(([name]) => names.includes(name)))
}
