import { lazy } from 'react'
import { useTranslation } from 'react-i18next'
import type { Catalogue } from '../../catalogue/catalogue.ts'
import type { BenchStore } from './benchStore.ts'
import { Panel } from './Panel.tsx'
import type { Connection } from './useBus.ts'
import type { HeadUnitLink } from './useHeadUnit.ts'
import type { OpenedCar } from './useOpenCar.ts'

// what stands in a panel is fetched when the panel is opened
const CarSurroundings = lazy(() => import('./CarSurroundings.tsx'))
const WorldPanel = lazy(() => import('./WorldPanel.tsx'))
const FaultsPanel = lazy(() => import('./FaultsPanel.tsx'))

interface BenchPanelsProps {
  readonly store: BenchStore
  readonly catalogue: Catalogue
  readonly connection: Connection
  readonly opened: OpenedCar
  readonly send: HeadUnitLink['send']
}

/** What surrounds the car and what holds for the whole world, in panels that open when wanted. */
export function BenchPanels({ store, catalogue, connection, opened, send }: BenchPanelsProps) {
  const { t } = useTranslation()
  const { bus, board } = connection
  const { car } = opened
  if (car === undefined || bus === undefined) return null
  return (
    <>
      <Panel store={store} name="surroundings" title={t('surroundings.title')}>
        <CarSurroundings catalogue={catalogue} board={board} car={car} onChange={send} />
      </Panel>
      <Panel store={store} name="world" title={t('world.title')}>
        <WorldPanel connection={connection} bus={bus} />
      </Panel>
      <Panel store={store} name="faults" title={t('faults.title')}>
        <FaultsPanel board={board} bus={bus} />
      </Panel>
    </>
  )
}
