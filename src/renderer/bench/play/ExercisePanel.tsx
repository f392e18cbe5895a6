import { useTranslation } from 'react-i18next'
import type { ExerciseResult, Play } from '../../../contract/playChannels.ts'
import { PlayProblem } from './PlayProblem.tsx'
import { StepList } from './StepList.tsx'
import type { Requests } from './useRequests.ts'
import styles from './Play.module.css'

interface ExercisePanelProps {
  readonly play: Play
  readonly exercise: ExerciseResult
  readonly requests: Requests
}

/** How far the trainee is, help for who does not know on, and the result. What is still to come is not shown. */
export function ExercisePanel({ play, exercise, requests }: ExercisePanelProps) {
  const { t, i18n } = useTranslation()
  const { at, steps, failure, hint } = play
  const isOver = at === steps.length
  const number = (value: number) => new Intl.NumberFormat(i18n.language).format(value)
  const seconds = (milliseconds: number) =>
    new Intl.NumberFormat(i18n.language, {
      style: 'unit',
      unit: 'second',
      unitDisplay: 'short',
      maximumFractionDigits: 0,
    }).format(milliseconds / 1000)
  const { tasks, fulfilled } = exercise
  return (
    <section className={styles.card} aria-label={t('exercise.title')}>
      <h2>{play.name}</h2>
      <p role="status">{t('exercise.progress', { fulfilled, tasks })}</p>
      <progress value={fulfilled} max={Math.max(1, tasks)} aria-label={t('exercise.title')} />
      {!isOver && (
        <div className={styles.buttons}>
          <button
            type="button"
            className={`${styles.button ?? ''} ${styles.first ?? ''}`}
            disabled={requests.isAsking}
            onClick={() => {
              void requests.ask({ type: 'bench.hint.requested', payload: {} })
            }}
          >
            {t('exercise.hint')}
          </button>
          <button
            type="button"
            className={styles.button}
            disabled={requests.isAsking}
            onClick={() => {
              void requests.ask({ type: 'bench.play.moved', payload: { to: at } })
            }}
          >
            {t('exercise.back')}
          </button>
        </div>
      )}
      <div className={styles.buttons}>
        <button
          type="button"
          className={styles.button}
          disabled={requests.isAsking}
          onClick={() => {
            void requests.ask({ type: 'bench.play.moved', payload: { to: 0 } })
          }}
        >
          {t('play.restart')}
        </button>
      </div>
      <div role="status">
        {hint !== undefined && (
          <p className={styles.good}>{t('exercise.way', { count: hint.inputs })}</p>
        )}
        {isOver && <p className={styles.good}>{t('exercise.done')}</p>}
      </div>
      <PlayProblem refusal={requests.refusal} />
      {failure !== undefined && (
        <div className={styles.problem}>
          <strong>{t('play.failed')}</strong>
          <p>{t('play.failedMore', { expected: failure.expected, seen: failure.seen })}</p>
        </div>
      )}
      {isOver ? (
        <dl className={styles.numbers}>
          <dt>{t('exercise.fulfilled')}</dt>
          <dd>{`${number(fulfilled)} / ${number(tasks)}`}</dd>
          <dt>{t('exercise.hints')}</dt>
          <dd>{number(exercise.hints)}</dd>
          <dt>{t('exercise.inputs')}</dt>
          <dd>{number(exercise.inputs)}</dd>
          <dt>{t('exercise.needless')}</dt>
          <dd>{number(exercise.needless)}</dd>
          <dt>{t('exercise.realTime')}</dt>
          <dd>{seconds(exercise.realMilliseconds)}</dd>
          <dt>{t('exercise.virtualTime')}</dt>
          <dd>{seconds(exercise.virtualMilliseconds)}</dd>
        </dl>
      ) : (
        <StepList steps={steps.slice(0, at)} />
      )}
    </section>
  )
}
