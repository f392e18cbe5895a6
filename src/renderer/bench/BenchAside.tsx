import { lazy, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import type { Session } from '../hosts/host.ts'
import { BenchPanels } from './BenchPanels.tsx'
import { chooseVehicle, knownPanel } from './benchStore.ts'
import { CarCard } from './CarCard.tsx'
import type { KnownProps } from './Known.tsx'
import { OwnerCard } from './OwnerCard.tsx'
import { Panel } from './Panel.tsx'
import { StatusLine } from './StatusLine.tsx'
import type { Connection } from './useBus.ts'
import { useLatest } from './useLatest.ts'
import styles from './BenchAside.module.css'

// what stands in a panel is fetched when the panel is opened
const Known = lazy(async () => ({ default: (await import('./Known.tsx')).Known }))

interface BenchAsideProps extends KnownProps {
  readonly session: Session
  readonly connection: Connection
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
