import { lazy, Suspense, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import type { Catalogue } from '../../catalogue/catalogue.ts'
import { menuFor } from '../../catalogue/menuFor.ts'
import { vehicleOf } from '../../catalogue/vehicle.ts'
import type { Host, Session } from '../hosts/host.ts'
import { BenchAside } from './BenchAside.tsx'
import { BenchHeader } from './BenchHeader.tsx'
import { ask, chooseVehicle, type BenchStore } from './benchStore.ts'
import { CarBar } from './CarBar.tsx'
import { CarStage } from './CarStage.tsx'
import { ConnectionBanner } from './ConnectionBanner.tsx'
import { knownDeepLink } from './deepLink.ts'
import { Panel } from './Panel.tsx'
import { PlayNotice } from './play/PlayNotice.tsx'
import { PresentationEnd } from './PresentationEnd.tsx'
import { startFresh } from './startFresh.ts'
import { useBus } from './useBus.ts'
import { useCarWords } from './useCarWords.ts'
import { useHeadUnit } from './useHeadUnit.ts'
import { useLatest } from './useLatest.ts'
import { useOpenCar } from './useOpenCar.ts'
import { useTexts } from './useTexts.ts'
import { useTones } from './useTones.ts'
import { useFreshClock } from './useWorldTime.ts'
import { VehicleSearch } from './VehicleSearch.tsx'
import styles from './Bench.module.css'

interface BenchProps {
  readonly host: Host
  readonly store: BenchStore
  readonly session: Session
  readonly catalogue: Catalogue
  /** The host was started again and has let us in: everything begins anew. */
  readonly onAdmitted: () => void
  /** The host cannot be connected to at all. */
  readonly onFailed: () => void
}

const firstLocale = 'en'

// what reads and writes scenarios is needed by those only who record or play
const ScenariosPanel = lazy(() => import('./play/ScenariosPanel.tsx'))
const PlayBench = lazy(() => import('./play/PlayBench.tsx'))

/** The tester's workbench: one car's head unit, and everything one may want to know about it. */
export function Bench({ host, store, session, catalogue: facts, ...told }: BenchProps) {
  const { t, i18n } = useTranslation()
  const chosen = useStore(store, (state) => state.vehicle)
  const muted = useStore(store, (state) => state.muted)
  const presenting = useStore(store, (state) => state.presenting)
  const connection = useBus(host, {
    way: 'connect',
    sight: session.firstSight,
    onFailed: told.onFailed,
  })
  const { bus, board } = connection

  const isKnown = chosen !== undefined && vehicleOf(facts, chosen) !== undefined
  const vehicleId = isKnown ? chosen : session.defaultVehicle
  const [wanted] = useState(() => knownDeepLink(facts, window.location.search))
  const wishedLocale =
    wanted.language ?? (i18n.language in facts.labels ? i18n.language : firstLocale)
  const [lastLocale, setLastLocale] = useState(wishedLocale)
  const opened = useOpenCar(connection, vehicleId, lastLocale, wanted.market)
  const { vin, car } = opened
  const link = useHeadUnit(connection, vin)
  const { send } = link

  const [isWatching, setWatching] = useState(false)
  const play = useLatest(board, 'world.play.changed', {})?.play ?? undefined
  // whoever has ended it, the next one is not ours
  if (isWatching && play === undefined) setWatching(false)

  const ownLocale =
    useLatest(board, 'driver.language.chosen', vin === undefined ? undefined : { vin })?.locale ??
    car?.locale
  // the next car takes the language over, and shows itself before the world has told of it
  if (ownLocale !== undefined && ownLocale !== lastLocale) setLastLocale(ownLocale)
  const carLocale = ownLocale ?? lastLocale
  const catalogue = useTexts(host, facts, [i18n.language, carLocale])
  const vehicle = vehicleOf(catalogue, vehicleId, car?.readings)
  const menu = useMemo(
    () => (vehicle === undefined ? [] : menuFor(catalogue, vehicle)),
    [catalogue, vehicle],
  )
  const words = useCarWords(i18n, catalogue, carLocale)
  useTones(connection, vin, muted)
  useFreshClock(connection)
  const skin =
    catalogue.skins.find(
      ({ families }) => vehicle !== undefined && families.includes(vehicle.roaming),
    ) ?? catalogue.skins[0]
  if (vehicle === undefined || skin === undefined) return null

  const lost = connection.lost && <ConnectionBanner host={host} onAdmitted={told.onAdmitted} />
  if (isWatching && play !== undefined) {
    return (
      <>
        <BenchHeader host={host} store={store} />
        {lost}
        <Suspense fallback={null}>
          <PlayBench
            host={host}
            session={session}
            catalogue={catalogue}
            bus={bus}
            play={play}
            onLeave={() => {
              setWatching(false)
            }}
          />
        </Suspense>
      </>
    )
  }
  return (
    <>
      {!presenting && (
        <BenchHeader host={host} store={store}>
          <VehicleSearch
            catalogue={catalogue}
            onChoose={(id) => {
              chooseVehicle(store, id)
            }}
          />
          <button
            type="button"
            className={styles.button}
            title={t('world.freshMore')}
            onClick={() => {
              connection.whenConnected(startFresh)
            }}
          >
            {t('world.fresh')}
          </button>
        </BenchHeader>
      )}
      {lost}
      {play !== undefined && (
        <PlayNotice
          play={play}
          onWatch={() => {
            setWatching(true)
          }}
        />
      )}
      {presenting && <PresentationEnd store={store} />}
      {!presenting && (
        <CarBar
          catalogue={catalogue}
          vehicle={vehicle}
          carLocale={carLocale}
          market={car?.market}
          onChoose={(id) => {
            chooseVehicle(store, id)
          }}
          onLocale={(locale) => {
            send({ type: 'driver.language.chosen', payload: { locale } })
          }}
          onMarket={(market) => {
            if (car === undefined) return
            const { vehicle, vin: after, readings } = car
            opened.replace({ vehicle, after, market, readings })
          }}
          onDoubts={() => {
            ask(store, { about: 'vehicle' })
          }}
        />
      )}
      <main className={styles.bench} data-presenting={presenting || undefined}>
        <CarStage
          store={store}
          catalogue={catalogue}
          vehicle={vehicle}
          menu={menu}
          skin={skin}
          words={words}
          connection={connection}
          opened={opened}
          link={link}
          wanted={wanted}
        />
        {!presenting && (
          <BenchAside
            host={host}
            store={store}
            session={session}
            catalogue={catalogue}
            vehicle={vehicle}
            menu={menu}
            carLocale={carLocale}
            connection={connection}
            opened={opened}
            send={send}
          >
            <Panel store={store} name="scenarios" title={t('scenarios.title')}>
              {bus !== undefined && (
                <ScenariosPanel
                  host={host}
                  bus={bus}
                  board={board}
                  vehicle={vehicle}
                  carLocale={carLocale}
                  onBegun={() => {
                    setWatching(true)
                  }}
                />
              )}
            </Panel>
          </BenchAside>
        )}
      </main>
    </>
  )
}
