import { useTranslation } from 'react-i18next'
import type { Catalogue } from '../../catalogue/catalogue.ts'
import type { MenuNode } from '../../catalogue/menuFor.ts'
import { textFor } from '../../catalogue/textFor.ts'
import type { Vehicle } from '../../catalogue/vehicle.ts'
import { HeadUnit } from '../headUnit/HeadUnit.tsx'
import type { HeadUnitSkin } from '../headUnit/headUnitSkin.ts'
import type { HeadUnitWords } from '../headUnit/headUnitWords.ts'
import { ask, type BenchStore } from './benchStore.ts'
import type { DeepLink } from './deepLink.ts'
import { RefusalBanner } from './RefusalBanner.tsx'
import { timeOfDay } from './timeOfDay.ts'
import type { Connection } from './useBus.ts'
import { useDeepLink } from './useDeepLink.ts'
import type { HeadUnitLink } from './useHeadUnit.ts'
import type { OpenedCar } from './useOpenCar.ts'
import { useView } from './useView.ts'
import { useWorldTime } from './useWorldTime.ts'
import styles from './Bench.module.css'

interface CarStageProps {
  readonly store: BenchStore
  readonly catalogue: Catalogue
  readonly vehicle: Vehicle
  readonly menu: readonly MenuNode[]
  readonly skin: HeadUnitSkin
  readonly words: HeadUnitWords
  readonly connection: Connection
  readonly opened: OpenedCar
  readonly link: HeadUnitLink
  /** Where the address of the page pointed when it was opened. */
  readonly wanted: DeepLink
}

const minute = 60_000

/** The head unit of the car that is open, and why it did not take the last input: all that is drawn anew with every one. */
export function CarStage(props: CarStageProps) {
  const { store, catalogue, vehicle, menu, skin, words, connection, opened, link, wanted } = props
  const { t, i18n } = useTranslation()
  const { bus, board } = connection
  const { vin } = opened
  const { refusal, send } = link
  const view = useView(board, vin)
  const now = useWorldTime(connection, minute)
  useDeepLink({ wanted, menu, locale: words.locale, opened, link, view })
  const refusedEntry = view?.entries.find(({ id }) => id === refusal?.entry)
  return (
    <>
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
          <HeadUnit
            key={vin}
            view={view}
            skin={skin}
            words={words}
            time={now === undefined ? undefined : timeOfDay(now, words.locale)}
            onInput={send}
          />
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
                  const path = [...(view?.path ?? []), refusedEntry.id].join('/')
                  ask(store, { about: 'entry', path })
                }
          }
          onDismiss={link.dismiss}
        />
      </div>
    </>
  )
}
