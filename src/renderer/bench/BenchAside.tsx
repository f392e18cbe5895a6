import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import type { Catalogue } from '../../catalogue/catalogue.ts'
import { nodeAt, type MenuNode } from '../../catalogue/menuFor.ts'
import type { Vehicle } from '../../catalogue/vehicle.ts'
import type { Session } from '../hosts/host.ts'
import { BenchPanels } from './BenchPanels.tsx'
import { ask, chooseVehicle, knownPanel, type BenchStore } from './benchStore.ts'
import { CarCard } from './CarCard.tsx'
import { EntryCard } from './EntryCard.tsx'
import { OwnerCard } from './OwnerCard.tsx'
import { Panel } from './Panel.tsx'
import { ScreenGuide } from './ScreenGuide.tsx'
import { StatusLine } from './StatusLine.tsx'
import type { Connection } from './useBus.ts'
import type { HeadUnitLink } from './useHeadUnit.ts'
import { useLatest } from './useLatest.ts'
import type { OpenedCar } from './useOpenCar.ts'
import { VehicleCard } from './VehicleCard.tsx'
import styles from './BenchAside.module.css'

interface BenchAsideProps {
  readonly store: BenchStore
  readonly session: Session
  readonly catalogue: Catalogue
  readonly vehicle: Vehicle
  readonly menu: readonly MenuNode[]
  readonly carLocale: string
  readonly connection: Connection
  readonly opened: OpenedCar
  readonly link: HeadUnitLink
  /** Further panels. */
  readonly children?: ReactNode
}

/** Everything one may want to know or change beside the head unit: panels that open when wanted, and stay as they were left. */
export function BenchAside(props: BenchAsideProps) {
  const { store, session, catalogue, vehicle, connection, opened, link } = props
  const { t } = useTranslation()
  const isOpen = useStore(store, ({ panels }) => panels.length > 0)
  const { board } = connection
  const { vin, cars } = opened
  const { view } = link
  const ofThisCar = vin === undefined ? undefined : { vin }
  const presence = useLatest(board, 'car.presence.changed', ofThisCar)?.online
  const refused = useLatest(board, 'world.messages.refused', {})
  const { accountId } = session.owner
  const pairing = useLatest(
    board,
    'backend.pairingCode.shown',
    vin === undefined ? undefined : { accountId, vin },
  )
  return (
    <aside className={styles.aside} data-open={isOpen || undefined}>
      <Panel store={store} name="car" title={t('picker.thisCar')}>
        <CarCard
          catalogue={catalogue}
          vehicle={vehicle}
          cars={cars}
          vin={vin}
          onShow={(other) => {
            chooseVehicle(store, other.vehicle)
            opened.show(other)
          }}
          onAnother={() => {
            opened.open({
              vehicle: vehicle.id,
              another: true,
              ...(vin === undefined ? {} : { after: vin }),
            })
          }}
        />
        {view !== undefined && (
          <StatusLine
            catalogue={catalogue}
            status={view.status}
            presence={presence}
            refused={refused}
          />
        )}
      </Panel>
      <Panel store={store} name="owner" title={t('owner.title')}>
        <OwnerCard owner={session.owner} linkMethod={vehicle.linkMethod} pairing={pairing} />
      </Panel>
      {view !== undefined && (
        <BenchPanels
          store={store}
          catalogue={catalogue}
          connection={connection}
          opened={opened}
          link={link}
          view={view}
        />
      )}
      {props.children}
      <Panel store={store} name={knownPanel} title={t('guide.title')}>
        <Known {...props} />
      </Panel>
    </aside>
  )
}

/** How we know what is on the screen: of the vehicle, of one entry, or which entries one may ask about. */
function Known(props: BenchAsideProps) {
  const { store, catalogue, vehicle, menu, carLocale, opened } = props
  const { view } = props.link
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
