import { useEffect, useEffectEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Play } from '../../../contract/playChannels.ts'
import { ChoiceRow } from '../ChoiceRow.tsx'
import { speeds, waitBefore, type Speed } from './pace.ts'
import { PlayProblem } from './PlayProblem.tsx'
import { StepList } from './StepList.tsx'
import type { Requests } from './useRequests.ts'
import styles from './Play.module.css'

interface ShowPanelProps {
  readonly play: Play
  readonly requests: Requests
}

/** Plays, stops, goes on, from any step. The pace is this window's; the world of the play knows none. */
export function ShowPanel({ play, requests }: ShowPanelProps) {
  const { t } = useTranslation()
  const [isPlaying, setPlaying] = useState(true)
  const [speed, setSpeed] = useState<Speed>('normal')
  const { at, steps, failure } = play
  const { isAsking } = requests
  const isOver = at === steps.length || failure !== undefined
  const goes = isPlaying && !isOver
  const wait = waitBefore(play, speed)
  const goTo = (to: number) => requests.ask({ type: 'bench.play.moved', payload: { to } })
  const playNext = useEffectEvent(() => {
    void goTo(at + 1)
  })
  useEffect(() => {
    // a step may take its time; the next one comes after it
    if (!goes || isAsking) return
    const timer = setTimeout(() => {
      playNext()
    }, wait)
    return () => {
      clearTimeout(timer)
    }
  }, [goes, isAsking, at, wait, play.id])

  return (
    <section className={styles.card} aria-label={t('play.title')}>
      <h2>{play.name}</h2>
      <div className={styles.buttons}>
        <button
          type="button"
          className={`${styles.button ?? ''} ${styles.first ?? ''}`}
          disabled={isOver}
          onClick={() => {
            setPlaying(!isPlaying)
          }}
        >
          {goes ? t('play.pause') : t('play.go')}
        </button>
        <button
          type="button"
          className={styles.button}
          disabled={isOver || isAsking}
          onClick={() => {
            setPlaying(false)
            void goTo(at + 1)
          }}
        >
          {t('play.step')}
        </button>
        <button
          type="button"
          className={styles.button}
          disabled={isAsking}
          onClick={() => {
            void goTo(0)
          }}
        >
          {t('play.restart')}
        </button>
      </div>
      <ChoiceRow
        label={t('play.speed')}
        chosen={speed}
        choices={speeds.map((id) => ({ id, text: t(`play.speed_${id}`) }))}
        onChoose={(id) => {
          setSpeed(speeds.find((known) => known === id) ?? 'normal')
        }}
      />
      <StepList
        steps={steps}
        at={at}
        failed={failure !== undefined}
        onGo={(index) => {
          setPlaying(false)
          void goTo(index)
        }}
      />
      <PlayProblem refusal={requests.refusal} />
      <div role="status">
        {failure !== undefined && (
          <div className={styles.problem}>
            <strong>{t('play.failed')}</strong>
            <p>{t('play.failedMore', { expected: failure.expected, seen: failure.seen })}</p>
          </div>
        )}
        {at === steps.length && <p className={styles.good}>{t('play.done')}</p>}
      </div>
    </section>
  )
}
