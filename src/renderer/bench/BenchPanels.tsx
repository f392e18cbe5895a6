import { lazy } from 'react'
import { useTranslation } from 'react-i18next'
import type { Catalogue } from '../../catalogue/catalogue.ts'
import type { ScreenView } from '../../contract/screenView.ts'
import type { BenchStore } from './benchStore.ts'
import { FaultsPanel } from './FaultsPanel.tsx'
import { Panel } from './Panel.tsx'
import { requestWorld } from './requestWorld.ts'
import type { Connection } from './useBus.ts'
import type { HeadUnitLink } from './useHeadUnit.ts'
import { useLatest } from './useLatest.ts'
import type { OpenedCar } from './useOpenCar.ts'
import { useWorldTime } from './useWorldTime.ts'

// what stands in a panel is fetched when the panel is opened
const SurroundingsPanel = lazy(async () => ({
  default: (await import('./SurroundingsPanel.tsx')).SurroundingsPanel,
}))
const WorldPanel = lazy(async () => ({ default: (await import('./WorldPanel.tsx')).WorldPanel }))

interface BenchPanelsProps {
  readonly store: BenchStore
  readonly catalogue: Catalogue
  readonly connection: Connection
  readonly opened: OpenedCar
  readonly link: HeadUnitLink
  readonly view: ScreenView
}

const second = 1000

/** What surrounds the car and what holds for the whole world, in panels that open when wanted. */
export function BenchPanels(props: BenchPanelsProps) {
  const { store, catalogue, connection, opened, link, view } = props
  const { t } = useTranslation()
  const { bus, board } = connection
  const { vin, car } = opened
  const clock = useLatest(board, 'world.clock.changed', {})
  const now = useWorldTime(connection, second)
  const backend = useLatest(board, 'world.backend.changed', {})?.backend
  const states = useLatest(board, 'world.states.offered', {})?.states ?? []
  const faults = useLatest(board, 'world.faults.changed', {})?.faults ?? []
  const countries = catalogue.markets.markets.map(({ code }) => code)
  if (car === undefined || vin === undefined || bus === undefined) return null
  return (
    <>
      <Panel store={store} name="surroundings" title={t('surroundings.title')}>
        <SurroundingsPanel
          surroundings={car.surroundings}
          simCard={car.simCard}
          sim={view.status.sim}
          countries={countries}
          onChange={link.send}
        />
      </Panel>
      <Panel store={store} name="world" title={t('world.title')}>
        <WorldPanel
          clock={clock}
          now={now}
          backend={backend}
          states={states}
          onRequest={(request) => requestWorld(bus, request)}
        />
      </Panel>
      <Panel store={store} name="faults" title={t('faults.title')}>
        <FaultsPanel faults={faults} onRequest={(request) => requestWorld(bus, request)} />
      </Panel>
    </>
  )
}
