import { useStore } from 'zustand'
import type { Catalogue } from '../../catalogue/catalogue.ts'
import { nodeAt, type MenuNode } from '../../catalogue/menuFor.ts'
import type { Vehicle } from '../../catalogue/vehicle.ts'
import type { Host } from '../hosts/host.ts'
import { ask, type BenchStore } from './benchStore.ts'
import { EntryCard } from './EntryCard.tsx'
import { ScreenGuide } from './ScreenGuide.tsx'
import type { Connection } from './useBus.ts'
import type { OpenedCar } from './useOpenCar.ts'
import { useEvidence } from './useEvidence.ts'
import { useView } from './useView.ts'
import { VehicleCard } from './VehicleCard.tsx'

export interface KnownProps {
  readonly host: Host
  readonly store: BenchStore
  readonly catalogue: Catalogue
  readonly vehicle: Vehicle
  readonly menu: readonly MenuNode[]
  readonly carLocale: string
  readonly connection: Connection
  readonly opened: OpenedCar
}

/** How we know what is on the screen: of the vehicle, of one entry, or which entries one may ask about. */
export function Known(props: KnownProps) {
  const { host, store, vehicle, menu, carLocale, connection, opened } = props
  const catalogue = useEvidence(host, props.catalogue)
  const view = useView(connection.board, opened.vin)
  const asked = useStore(store, (state) => state.asked)
  const pathOf = (entry: string) => [...(view?.path ?? []), entry]
  const stopAsking = () => {
    ask(store, undefined)
  }
  if (asked?.about === 'vehicle') {
    return (
      <VehicleCard
        catalogue={catalogue}
        vehicle={vehicle}
        onClose={stopAsking}
        onReading={(conflict) => {
          opened.open({ vehicle: vehicle.id, another: true, readings: [conflict] })
        }}
      />
    )
  }
  if (view === undefined) return null
  const entry = view.entries.find(({ id }) => pathOf(id).join('/') === asked?.path)
  if (entry === undefined) {
    return (
      <ScreenGuide
        catalogue={catalogue}
        vehicleId={vehicle.id}
        menu={menu}
        view={view}
        onAsk={({ id }) => {
          ask(store, { about: 'entry', path: pathOf(id).join('/') })
        }}
      />
    )
  }
  return (
    <EntryCard
      catalogue={catalogue}
      vehicleId={vehicle.id}
      entry={entry}
      node={nodeAt(menu, pathOf(entry.id))}
      carLocale={carLocale}
      onClose={stopAsking}
    />
  )
}
