import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import {
  fault,
  faultChannels,
  faultKinds,
  type Fault,
  type FaultKind,
} from '../../contract/fault.ts'
import type { PageBus } from '../hosts/host.ts'
import type { NoticeBoard } from './noticeBoard.ts'
import { requestWorld, type WorldRequest } from './requestWorld.ts'
import { useLatest } from './useLatest.ts'
import styles from './FaultsPanel.module.css'

interface FaultsPanelProps {
  readonly board: NoticeBoard
  readonly bus: PageBus
}

const firstChannel = 'backend.link.answered'

/** How many of a fault's seconds mean something. */
const timed: readonly FaultKind[] = ['delay', 'reorder', 'reconnect-storm']

function faultOf(kind: FaultKind, on: string, seconds: string, times: string): Fault {
  return {
    kind,
    on,
    ...(timed.includes(kind) && seconds !== '' ? { by: `${seconds} s` } : {}),
    ...(times === '' ? {} : { times: Number(times) }),
  }
}

/** What goes wrong on the way of messages: the faults that are on, and a way to add and to take away. */
export default function FaultsPanel({ board, bus }: FaultsPanelProps) {
  const { t } = useTranslation()
  const faults = useLatest(board, 'world.faults.changed', {})?.faults ?? []
  const id = useId()
  const [kind, setKind] = useState<FaultKind>('drop')
  const [chosen, setChosen] = useState<string>(firstChannel)
  const [seconds, setSeconds] = useState('10')
  const [times, setTimes] = useState('1')
  const [problem, setProblem] = useState<string>()

  const channels = faultChannels.filter((on) => fault.safeParse(faultOf(kind, on, '1', '')).success)
  const on = channels.find((name) => name === chosen) ?? channels[0] ?? firstChannel
  const request = (wanted: WorldRequest) => {
    void requestWorld(bus, wanted).then(({ accepted, explanation, reason }) => {
      setProblem(accepted ? undefined : (explanation ?? reason))
    })
  }
  return (
    <div className={styles.rows}>
      {faults.length === 0 ? (
        <p className={styles.none}>{t('faults.none')}</p>
      ) : (
        <ul className={styles.list} aria-label={t('faults.title')}>
          {faults.map((one) => (
            <li key={one.id}>
              <span>
                {t(`faults.kind_${one.kind}`)} · <code>{one.on}</code> ·{' '}
                {t('faults.struck', { count: one.struck })}
              </span>
              <button
                type="button"
                aria-label={`${t('faults.remove')}: ${one.id}`}
                onClick={() => {
                  request({ type: 'bench.fault.removed', payload: { id: one.id } })
                }}
              >
                {t('faults.remove')}
              </button>
            </li>
          ))}
        </ul>
      )}
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault()
          const added = faultOf(kind, on, seconds, times)
          request({ type: 'bench.fault.added', payload: { fault: added } })
        }}
      >
        <label htmlFor={`${id}-kind`}>{t('faults.kind')}</label>
        <select
          id={`${id}-kind`}
          value={kind}
          onChange={({ target }) => {
            setKind(faultKinds.find((one) => one === target.value) ?? 'drop')
          }}
        >
          {faultKinds.map((one) => (
            <option key={one} value={one}>
              {t(`faults.kind_${one}`)}
            </option>
          ))}
        </select>
        <label htmlFor={`${id}-on`}>{t('faults.on')}</label>
        <select
          id={`${id}-on`}
          value={on}
          onChange={({ target }) => {
            setChosen(target.value)
          }}
        >
          {channels.map((name) => (
            <option key={name} value={name}>
              {name}
            </option>
          ))}
        </select>
        {timed.includes(kind) && (
          <>
            <label htmlFor={`${id}-by`}>{t('faults.by')}</label>
            <input
              id={`${id}-by`}
              type="number"
              min={0}
              max={86_400}
              required={kind === 'delay'}
              value={seconds}
              onChange={({ target }) => {
                setSeconds(target.value)
              }}
            />
          </>
        )}
        <label htmlFor={`${id}-times`}>{t('faults.times')}</label>
        <input
          id={`${id}-times`}
          type="number"
          min={1}
          max={1_000_000}
          value={times}
          onChange={({ target }) => {
            setTimes(target.value)
          }}
        />
        <div className={styles.buttons}>
          <button type="submit">{t('faults.add')}</button>
          {faults.length > 1 && (
            <button
              type="button"
              onClick={() => {
                request({ type: 'bench.fault.removed', payload: {} })
              }}
            >
              {t('faults.removeAll')}
            </button>
          )}
        </div>
      </form>
      <div role="status">
        {problem !== undefined && <p className={styles.problem}>{problem}</p>}
      </div>
    </div>
  )
}
