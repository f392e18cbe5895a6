import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import type { Catalogue } from '../../catalogue/catalogue.ts'
import { menuFor, nodeAt } from '../../catalogue/menuFor.ts'
import { textFor } from '../../catalogue/textFor.ts'
import { vehicleOf } from '../../catalogue/vehicle.ts'
import type { ScreenEntry } from '../../contract/screenView.ts'
import { HeadUnit } from '../headUnit/HeadUnit.tsx'
import type { Host, Session } from '../hosts/host.ts'
import { BenchPanels } from './BenchPanels.tsx'
import { ask, chooseVehicle, type BenchStore } from './benchStore.ts'
import { CarBar } from './CarBar.tsx'
import { CarCard } from './CarCard.tsx'
import { ConnectionBanner } from './ConnectionBanner.tsx'
import { knownDeepLink } from './deepLink.ts'
import { EntryCard } from './EntryCard.tsx'
import { headUnitWordsFor } from './headUnitWordsFor.ts'
import { OwnerCard } from './OwnerCard.tsx'
import { PresentationEnd } from './PresentationEnd.tsx'
import { RefusalBanner } from './RefusalBanner.tsx'
import { ScreenGuide } from './ScreenGuide.tsx'
import { StatusLine } from './StatusLine.tsx'
import { useBus } from './useBus.ts'
import { useDeepLink } from './useDeepLink.ts'
import { useHeadUnit } from './useHeadUnit.ts'
import { useLatest } from './useLatest.ts'
import { useOpenCar } from './useOpenCar.ts'
import { VehicleCard } from './VehicleCard.tsx'
import styles from './Bench.module.css'

interface BenchProps {
  readonly host: Host
  readonly store: BenchStore
  readonly session: Session
  readonly catalogue: Catalogue
  /** The host was started again and has let us in: everything begins anew. */
  readonly onAdmitted: () => void
}

const firstLocale = 'en'

/** The tester's workbench: one car's head unit, and everything one may want to know about it. */
export function Bench({ host, store, session, catalogue, onAdmitted }: BenchProps) {
  const { t, i18n } = useTranslation()
  const chosen = useStore(store, (state) => state.vehicle)
  const asked = useStore(store, (state) => state.asked)
  const presenting = useStore(store, (state) => state.presenting)
  const connection = useBus(host)
  const { bus, board, connected } = connection

  const isKnown = chosen !== undefined && vehicleOf(catalogue, chosen) !== undefined
  const vehicleId = isKnown ? chosen : session.defaultVehicle
  const [wanted] = useState(() => knownDeepLink(catalogue, window.location.search))
  const wishedLocale =
    wanted.language ?? (i18n.language in catalogue.labels ? i18n.language : firstLocale)
  const [lastLocale, setLastLocale] = useState(wishedLocale)
  const opened = useOpenCar(connection, vehicleId, lastLocale, wanted.market)
  const { vin, car, cars } = opened
  const link = useHeadUnit(connection, vin)
  const { view, refusal, send } = link

  const ofThisCar = vin === undefined ? undefined : { vin }
  const presence = useLatest(board, 'car.presence.changed', ofThisCar)?.online
  const refused = useLatest(board, 'world.messages.refused', {})
  const { accountId } = session.owner
  const pairing = useLatest(
    board,
    'backend.pairingCode.shown',
    vin === undefined ? undefined : { accountId, vin },
  )

  const ownLocale = useLatest(board, 'driver.language.chosen', ofThisCar)?.locale ?? car?.locale
  // the next car takes the language over, and shows itself before the world has told of it
  if (ownLocale !== undefined && ownLocale !== lastLocale) setLastLocale(ownLocale)
  const carLocale = ownLocale ?? lastLocale
  const vehicle = vehicleOf(catalogue, vehicleId, car?.readings)
  const menu = useMemo(
    () => (vehicle === undefined ? [] : menuFor(catalogue, vehicle)),
    [catalogue, vehicle],
  )
  const words = useMemo(
    () => headUnitWordsFor(i18n, catalogue, carLocale),
    [i18n, catalogue, carLocale],
  )
  useDeepLink({ wanted, menu, locale: carLocale, opened, link })
  const skin =
    catalogue.skins.find(
      ({ families }) => vehicle !== undefined && families.includes(vehicle.roaming),
    ) ?? catalogue.skins[0]
  if (vehicle === undefined || skin === undefined) return null

  const pathOf = (entry: string) => [...(view?.path ?? []), entry].join('/')
  const askAbout = (entry: ScreenEntry) => {
    ask(store, { about: 'entry', path: pathOf(entry.id) })
  }
  const stopAsking = () => {
    ask(store, undefined)
  }
  const askedEntry =
    asked?.about === 'entry' ? view?.entries.find(({ id }) => pathOf(id) === asked.path) : undefined
  const refusedEntry = view?.entries.find(({ id }) => id === refusal?.entry)

  return (
    <>
      {!connected && bus !== undefined && <ConnectionBanner host={host} onAdmitted={onAdmitted} />}
      {presenting && <PresentationEnd store={store} />}
      {!presenting && (
        <CarBar
          catalogue={catalogue}
          vehicle={vehicle}
          carLocale={carLocale}
          onChoose={(id) => {
            chooseVehicle(store, id)
          }}
          onLocale={(locale) => {
            send({ type: 'driver.language.chosen', payload: { locale } })
          }}
        />
      )}
      <main className={styles.bench} data-presenting={presenting || undefined}>
        <div className={styles.stage}>
          {view === undefined ? (
            <p className={styles.waiting} role="status">
              {opened.problem === undefined
                ? t(bus === undefined ? 'connection.connecting' : 'picker.opening', {
                    vehicle: vehicle.name,
                  })
                : t('picker.problem', { explanation: opened.problem })}
            </p>
          ) : (
            <HeadUnit key={vin} view={view} skin={skin} words={words} onInput={send} />
          )}
        </div>
        <div className={styles.below}>
          <RefusalBanner
            text={
              refusal === undefined
                ? undefined
                : textFor(catalogue, i18n.language, 'reasons', refusal.reason)
            }
            onMore={
              refusedEntry === undefined
                ? undefined
                : () => {
                    askAbout(refusedEntry)
                  }
            }
            onDismiss={link.dismiss}
          />
          {view !== undefined && !presenting && (
            <StatusLine
              catalogue={catalogue}
              status={view.status}
              presence={presence}
              refused={refused}
            />
          )}
        </div>
        {!presenting && (
          <aside className={styles.aside}>
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
              onDoubts={() => {
                ask(store, { about: 'vehicle' })
              }}
            />
            <OwnerCard owner={session.owner} linkMethod={vehicle.linkMethod} pairing={pairing} />
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
            {asked?.about === 'vehicle' ? (
              <VehicleCard
                catalogue={catalogue}
                vehicle={vehicle}
                onClose={stopAsking}
                onReading={(conflict) => {
                  opened.open({ vehicle: vehicle.id, another: true, readings: [conflict] })
                }}
              />
            ) : askedEntry !== undefined ? (
              <EntryCard
                catalogue={catalogue}
                vehicleId={vehicle.id}
                entry={askedEntry}
                node={nodeAt(menu, pathOf(askedEntry.id).split('/'))}
                carLocale={carLocale}
                onClose={stopAsking}
              />
            ) : (
              view !== undefined && (
                <ScreenGuide
                  catalogue={catalogue}
                  vehicleId={vehicle.id}
                  menu={menu}
                  view={view}
                  onAsk={askAbout}
                />
              )
            )}
          </aside>
        )}
      </main>
    </>
  )
}
