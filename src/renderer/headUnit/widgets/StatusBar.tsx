import type { ScreenStatus } from '../../../contract/screenView.ts'
import type { HeadUnitWords } from '../headUnitWords.ts'
import { Icon } from './Icon.tsx'
import { SignalBars } from './SignalBars.tsx'
import styles from './StatusBar.module.css'

interface StatusBarProps {
  readonly status: ScreenStatus
  readonly words: HeadUnitWords
  /** The time of day in the car, as it is written there. */
  readonly time: string | undefined
}

/** The line above every screen: how the car is connected, and why it is not. */
export function StatusBar({ status, words, time }: StatusBarProps) {
  const online = status.connect === 'online'
  return (
    <div className={styles.bar} role="group" aria-label={words.word('status')}>
      <span className={styles.connect} data-connect={status.connect} data-status="connect">
        <Icon name={online ? 'online' : 'offline'} />
        <span>{words.word(`connect-${status.connect}`)}</span>
      </span>
      {!online && status.reason !== undefined && (
        <span className={styles.reason}>{words.reason(status.reason)}</span>
      )}
      <span className={styles.signs}>
        {status.user !== undefined && (
          <span className={styles.user} data-status="linked">
            <Icon name="user" />
            {status.user}
          </span>
        )}
        {status.linked && status.user === undefined && (
          <SignMark status="linked" icon="link" text={words.word('linked')} />
        )}
        {signsOf(status, words).map((sign) => (
          <SignMark key={sign.text} {...sign} />
        ))}
        <SignMark
          status="bearer"
          icon={bearerIcons[status.bearer]}
          text={words.word(`bearer-${status.bearer}`)}
          warns={status.data === 'down'}
        />
        <span
          className={styles.technology}
          data-down={status.data === 'down' || undefined}
          data-status="technology"
        >
          <SignalBars technology={status.technology} />
          {status.technology === 'none' ? '–' : status.technology}
        </span>
      </span>
      {time !== undefined && <time className={styles.time}>{time}</time>}
    </div>
  )
}

const bearerIcons = {
  none: 'radio',
  embedded: 'radio',
  inserted: 'sim',
  hotspot: 'hotspot',
} as const satisfies Record<ScreenStatus['bearer'], string>

function signsOf(status: ScreenStatus, words: HeadUnitWords): readonly Sign[] {
  const { call, carPlay, privateMode, bluetooth, sim, abroad, roaming } = status
  const signs: readonly (Sign | false)[] = [
    call !== undefined && { status: 'call', icon: 'phone', text: words.word(`call-${call}`) },
    carPlay === true && { status: 'carPlay', icon: 'car-play', text: words.word('car-play') },
    privateMode && { status: 'privateMode', icon: 'private', text: words.word('private-mode') },
    bluetooth && { status: 'bluetooth', icon: 'bluetooth', text: words.word('bluetooth') },
    sim !== 'no-slot' && {
      status: 'sim',
      icon: 'sim',
      text: words.word(`sim-${sim}`),
      warns: sim !== 'ready',
    },
    abroad && { status: 'abroad', icon: 'globe', text: words.word('abroad') },
    roaming && { status: 'roaming', icon: 'globe', text: words.word('roaming-on'), letter: 'R' },
  ]
  return signs.filter((sign) => sign !== false)
}

interface Sign {
  /** The part of the status that it stands for. */
  readonly status: keyof ScreenStatus
  readonly icon: string
  readonly text: string
  readonly warns?: boolean
  /** Stands in place of the drawing. */
  readonly letter?: string
}

function SignMark({ status, icon, text, warns, letter }: Sign) {
  return (
    <span
      className={styles.sign}
      role="img"
      aria-label={text}
      title={text}
      data-warns={warns === true || undefined}
      data-status={status}
    >
      {letter === undefined ? <Icon name={icon} /> : <b aria-hidden="true">{letter}</b>}
    </span>
  )
}
