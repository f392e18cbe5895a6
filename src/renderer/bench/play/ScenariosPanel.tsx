import { useEffect, useEffectEvent, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Vehicle } from '../../../catalogue/vehicle.ts'
import type { Payload } from '../../../contract/channels.ts'
import type { PlayPurpose } from '../../../contract/playChannels.ts'
import type { Host, PageBus } from '../../hosts/host.ts'
import type { NoticeBoard } from '../noticeBoard.ts'
import { requestWorld } from '../requestWorld.ts'
import { useLatest } from '../useLatest.ts'
import { PlayProblem } from './PlayProblem.tsx'
import { useRequests } from './useRequests.ts'
import styles from './Play.module.css'

interface ScenariosPanelProps {
  readonly host: Host
  readonly bus: PageBus
  readonly board: NoticeBoard
  readonly vehicle: Vehicle
  readonly carLocale: string
  /** A play was begun from here. */
  readonly onBegun: () => void
}

type Wish = Omit<Payload<'bench.play.requested'>, 'requestId'>
type Listed = Payload<'world.scenarios.changed'>['scenarios'][number]

/** Where a recording, a show or an exercise begins: with a fresh car, a shipped scenario, or a file of one's own. */
export default function ScenariosPanel(props: ScenariosPanelProps) {
  const { host, bus, board, vehicle, carLocale, onBegun } = props
  const { t } = useTranslation()
  const requests = useRequests(bus)
  const { ask } = requests
  const scenarios = useLatest(board, 'world.scenarios.changed', {})?.scenarios
  const filterId = useId()
  const [filter, setFilter] = useState('')
  const isRead = scenarios !== undefined
  const read = useEffectEvent(() => {
    if (!isRead) void requestWorld(bus, { type: 'bench.scenarios.requested', payload: {} })
  })
  useEffect(() => {
    read()
  }, [bus])

  const begin = async (wish: Wish) => {
    const answer = await ask({ type: 'bench.play.requested', payload: wish })
    if (answer?.accepted === true) onBegun()
  }
  const open = async (purpose: PlayPurpose) => {
    const scenario = await host.openScenario()
    if (scenario !== undefined) await begin({ purpose, scenario, locale: carLocale })
  }
  const play = (purpose: PlayPurpose, { file }: Listed) =>
    begin({ purpose, scenario: { file }, vehicle: vehicle.id, locale: carLocale })
  const wanted = filter.toLowerCase()
  const fitting = (scenarios ?? []).filter(
    ({ name, file, vehicles }) =>
      vehicles.includes(vehicle.id) && `${name} ${file}`.toLowerCase().includes(wanted),
  )

  return (
    <>
      <div className={styles.buttons}>
        <button
          type="button"
          className={styles.button}
          disabled={requests.isAsking}
          onClick={() => {
            void begin({ purpose: 'recording', vehicle: vehicle.id, locale: carLocale })
          }}
        >
          {t('scenarios.record')}
        </button>
        <button
          type="button"
          className={styles.button}
          disabled={requests.isAsking}
          onClick={() => {
            void open('show')
          }}
        >
          {t('scenarios.playFile')}
        </button>
        <button
          type="button"
          className={styles.button}
          disabled={requests.isAsking}
          onClick={() => {
            void open('exercise')
          }}
        >
          {t('scenarios.exerciseFile')}
        </button>
      </div>
      <p className={styles.note}>{t('scenarios.recordMore')}</p>
      <PlayProblem refusal={requests.refusal} />
      <div className={styles.row}>
        <label htmlFor={filterId}>{t('scenarios.filter')}</label>
        <input
          id={filterId}
          className={styles.field}
          value={filter}
          onChange={(event) => {
            setFilter(event.target.value)
          }}
        />
      </div>
      {isRead && fitting.length === 0 && <p className={styles.note}>{t('scenarios.none')}</p>}
      <ul className={styles.list} aria-label={t('scenarios.shipped')}>
        {fitting.map((scenario) => (
          <li key={scenario.file}>
            <span lang="en">{scenario.name}</span>
            <span className={styles.buttons}>
              <button
                type="button"
                className={styles.button}
                aria-label={t('scenarios.playNamed', { name: scenario.name })}
                disabled={requests.isAsking}
                onClick={() => {
                  void play('show', scenario)
                }}
              >
                {t('scenarios.play')}
              </button>
              <button
                type="button"
                className={styles.button}
                aria-label={t('scenarios.exerciseNamed', { name: scenario.name })}
                disabled={requests.isAsking}
                onClick={() => {
                  void play('exercise', scenario)
                }}
              >
                {t('scenarios.exercise')}
              </button>
            </span>
          </li>
        ))}
      </ul>
    </>
  )
}
