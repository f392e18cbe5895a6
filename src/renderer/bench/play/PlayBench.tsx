import { useMemo, useRef, useState, type MouseEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { Catalogue } from '../../../catalogue/catalogue.ts'
import { textFor } from '../../../catalogue/textFor.ts'
import { vehicleOf } from '../../../catalogue/vehicle.ts'
import type { SecretName } from '../../../contract/fixture.ts'
import type { Play } from '../../../contract/playChannels.ts'
import { seeFor } from '../../../scenario/seeFor.ts'
import { HeadUnit } from '../../headUnit/HeadUnit.tsx'
import type { Host, PageBus, Session } from '../../hosts/host.ts'
import { demoCard } from '../demoCard.ts'
import { OwnerCard } from '../OwnerCard.tsx'
import { RefusalBanner } from '../RefusalBanner.tsx'
import { SurroundingsPanel } from '../SurroundingsPanel.tsx'
import { useBus } from '../useBus.ts'
import { useCarWords } from '../useCarWords.ts'
import { useLatest } from '../useLatest.ts'
import { timeOfDay } from '../timeOfDay.ts'
import { useTexts } from '../useTexts.ts'
import { useView } from '../useView.ts'
import { useWorldTime } from '../useWorldTime.ts'
import { ExercisePanel } from './ExercisePanel.tsx'
import { Finger } from './Finger.tsx'
import { pointedAt } from './pointedAt.ts'
import { RecordingPanel } from './RecordingPanel.tsx'
import { ShowPanel } from './ShowPanel.tsx'
import { useRecording } from './useRecording.ts'
import { useRequests } from './useRequests.ts'
import benchStyles from '../Bench.module.css'
import asideStyles from '../BenchAside.module.css'
import styles from './Play.module.css'

interface PlayBenchProps {
  readonly host: Host
  readonly session: Session
  readonly catalogue: Catalogue
  /** The bus of the default world, over which a play is steered. */
  readonly bus: PageBus | undefined
  readonly play: Play
  /** Back to the bench; whether the play ends with it is the user's choice. */
  readonly onLeave: () => void
}

const minute = 60_000

/** A recording, a show or an exercise in its own world: its car, a finger on it, and what steers it. */
export default function PlayBench(props: PlayBenchProps) {
  const { host, session, bus, play, onLeave } = props
  const { t, i18n } = useTranslation()
  const { vin, purpose, vehicle: vehicleId, locale } = play
  const catalogue = useTexts(host, props.catalogue, [i18n.language, locale])
  const stage = useRef<HTMLDivElement>(null)
  const requests = useRequests(bus)
  const connection = useBus(host, { way: 'connectToPlay', world: play.id })
  const { board } = connection
  const { owner } = session
  const pairing = useLatest(board, 'backend.pairingCode.shown', { accountId: owner.accountId, vin })
  const [code, setCode] = useState<string>()
  // a code that was redeemed is shown no longer, but it was typed
  const shownCode = pairing?.pairingCode ?? undefined
  if (shownCode !== undefined && shownCode !== code) setCode(shownCode)
  const secrets = useMemo(() => knownSecrets(owner, code), [owner, code])
  const desk = useRecording(connection, vin, secrets)
  const { link } = desk
  const { refusal } = link
  const view = useView(board, vin)
  const cars = useLatest(board, 'world.cars.changed', {})?.cars
  const backend = useLatest(board, 'world.backend.changed', {})?.backend
  const now = useWorldTime(connection, minute)
  const [isPointing, setPointing] = useState(false)
  const words = useCarWords(i18n, catalogue, locale)
  const car = cars?.find((open) => open.vin === vin)
  const vehicle = vehicleOf(catalogue, vehicleId, car?.readings)
  const skin = catalogue.skins.find(
    ({ families }) => vehicle !== undefined && families.includes(vehicle.roaming),
  )
  const hand = purpose === 'show' ? play.next : play.hint?.hand
  const countries = catalogue.markets.markets.map(({ code }) => code)
  const next = purpose === 'show' ? play.steps[play.at]?.text : undefined
  const point = (event: MouseEvent) => {
    if (!isPointing || view === undefined) return
    event.preventDefault()
    event.stopPropagation()
    const pointed = pointedAt(event.target, view)
    if (pointed === undefined) return
    desk.add(seeFor(view, pointed))
    setPointing(false)
  }

  return (
    <>
      <div className={styles.bar}>
        <p>
          <strong>{t(`play.purpose_${purpose}`)}</strong> {vehicle?.name} · {t('play.ownWorld')}
        </p>
        <button
          type="button"
          className={styles.button}
          onClick={() => {
            void requests.ask({ type: 'bench.play.ended', payload: {} }).then(onLeave)
          }}
        >
          {t(`play.end_${purpose}`)}
        </button>
      </div>
      <main className={benchStyles.bench}>
        <div
          ref={stage}
          className={styles.stage}
          data-pointing={isPointing || undefined}
          onClickCapture={point}
          onKeyDownCapture={(event) => {
            if (!isPointing || event.key !== 'Escape') return
            event.stopPropagation()
            setPointing(false)
          }}
        >
          {view === undefined || skin === undefined ? (
            <p className={benchStyles.waiting} role="status">
              {t('picker.opening', { vehicle: vehicle?.name ?? vehicleId })}
            </p>
          ) : (
            <>
              <HeadUnit
                key={vin}
                view={view}
                skin={skin}
                words={words}
                time={now === undefined ? undefined : timeOfDay(now, locale)}
                onInput={(input) => {
                  // what is shown is driven by the scenario alone
                  if (purpose !== 'show') link.send(input)
                }}
              />
              <Finger hand={hand} stage={stage} view={view} />
            </>
          )}
        </div>
        <div className={benchStyles.below}>
          <p
            className={styles.said}
            role="status"
            lang={locale}
            data-empty={play.said === undefined || undefined}
          >
            {play.said}
          </p>
          {next !== undefined && (
            <p className={styles.note} role="status">
              {t('play.next')} <code>{next}</code>
            </p>
          )}
          {purpose !== 'show' && (
            <RefusalBanner
              text={
                refusal === undefined
                  ? undefined
                  : textFor(catalogue, i18n.language, 'reasons', refusal.reason)
              }
              onMore={undefined}
              onDismiss={link.dismiss}
            />
          )}
        </div>
        <aside className={asideStyles.aside} data-open>
          {purpose === 'recording' && (
            <>
              <RecordingPanel
                host={host}
                catalogue={catalogue}
                bus={connection.bus}
                play={play}
                view={view}
                desk={desk}
                requests={requests}
                backend={backend}
                isPointing={isPointing}
                onPointing={setPointing}
              />
              {car !== undefined && view !== undefined && (
                <section className={styles.card} aria-label={t('surroundings.title')}>
                  <h2>{t('surroundings.title')}</h2>
                  <SurroundingsPanel
                    surroundings={car.surroundings}
                    simCard={car.simCard}
                    sim={view.status.sim}
                    countries={countries}
                    onChange={link.send}
                  />
                </section>
              )}
            </>
          )}
          {purpose === 'show' && <ShowPanel play={play} requests={requests} />}
          {purpose === 'exercise' && play.exercise !== undefined && (
            <ExercisePanel play={play} exercise={play.exercise} requests={requests} />
          )}
          {purpose !== 'show' && vehicle !== undefined && (
            <section className={styles.card} aria-label={t('owner.title')}>
              <h2>{t('owner.title')}</h2>
              <OwnerCard owner={owner} linkMethod={vehicle.linkMethod} pairing={pairing} />
            </section>
          )}
        </aside>
      </main>
    </>
  )
}

/** The secrets of a fresh default world that the page shows anyway, so that it can name them instead of writing them. */
function knownSecrets(
  owner: Session['owner'],
  pairingCode: string | undefined,
): Readonly<Partial<Record<SecretName, string>>> {
  return {
    'sim.pin': demoCard.pin,
    'sim.puk': demoCard.puk,
    'owner.porscheId': owner.porscheId,
    'owner.password': owner.password,
    ...(owner.securityCode === null ? {} : { 'owner.securityCode': owner.securityCode }),
    ...(pairingCode === undefined ? {} : { 'car.pairingCode': pairingCode }),
  }
}
