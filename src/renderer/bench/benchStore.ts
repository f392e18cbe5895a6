import { createJSONStorage, persist, type StateStorage } from 'zustand/middleware'
import { createStore, type StoreApi } from 'zustand/vanilla'

export type Theme = 'system' | 'day' | 'night'

export type Question =
  { readonly about: 'vehicle' } | { readonly about: 'entry'; readonly path: string }

/** What the bench knows and no car would still know if we unplugged the laptop. */
export interface BenchState {
  readonly theme: Theme
  /** The language of the bench's own texts; undefined: that of the browser. */
  readonly locale: string | undefined
  /** The vehicle that the user has chosen last. */
  readonly vehicle: string | undefined
  /** What the user asks about: the vehicle itself, or an entry by its id path. */
  readonly asked: Question | undefined
  /** The panels that are open; none is at first sight. */
  readonly panels: readonly string[]
  /** No tone is to be heard. */
  readonly muted: boolean
  /** The head unit alone, as large as the page. */
  readonly presenting: boolean
}

export type BenchStore = StoreApi<BenchState>

const kept = 'pcm-bench'

/** The bench's own state; what a user has set up for good outlives the page. */
export function createBenchStore(storage: StateStorage): BenchStore {
  return createStore<BenchState>()(
    persist(
      (): BenchState => ({
        theme: 'system',
        locale: undefined,
        vehicle: undefined,
        asked: undefined,
        panels: [],
        muted: false,
        presenting: false,
      }),
      {
        name: kept,
        storage: createJSONStorage(() => storage),
        partialize: ({ theme, locale, vehicle, panels, muted }) => ({
          theme,
          locale,
          vehicle,
          panels,
          muted,
        }),
      },
    ),
  )
}

export function chooseTheme(store: BenchStore, theme: Theme): void {
  store.setState({ theme })
}

export function chooseBenchLocale(store: BenchStore, locale: string): void {
  store.setState({ locale })
}

export function chooseVehicle(store: BenchStore, vehicle: string): void {
  store.setState({ vehicle, asked: undefined })
}

/** The panel that answers questions. */
export const knownPanel = 'known'

/** Asks, and opens the panel with the answer; nothing is asked any more with undefined. */
export function ask(store: BenchStore, asked: Question | undefined): void {
  store.setState(({ panels }) => ({
    asked,
    panels: asked === undefined || panels.includes(knownPanel) ? panels : [...panels, knownPanel],
  }))
}

export function mute(store: BenchStore, muted: boolean): void {
  store.setState({ muted })
}

export function present(store: BenchStore, presenting: boolean): void {
  store.setState({ presenting })
}

/** Opens a panel that is closed, closes one that is open. */
export function switchPanel(store: BenchStore, name: string): void {
  store.setState(({ panels }) => ({
    panels: panels.includes(name) ? panels.filter((open) => open !== name) : [...panels, name],
  }))
}
