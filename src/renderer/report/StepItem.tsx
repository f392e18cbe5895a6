import { useId, useState } from 'react'
import type { ScreenView } from '../../contract/screenView.ts'
import type { DrawnSkin, DrawnStep } from '../../scenario/drawnReport.ts'
import type { HeadUnitWords } from '../headUnit/headUnitWords.ts'
import { ResultMark } from './ResultMark.tsx'
import type { ReportWords } from './reportWords.ts'
import { ScreenShot } from './ScreenShot.tsx'
import { StepFacts } from './StepFacts.tsx'
import styles from './StepItem.module.css'

export interface StepItemProps {
  readonly step: DrawnStep
  readonly number: number
  /** The file of the run; a step of a part tells its own. */
  readonly scenario: string
  readonly statesBefore: unknown
  readonly before: ScreenView | undefined
  readonly after: ScreenView | undefined
  readonly skin: DrawnSkin | undefined
  readonly carWords: HeadUnitWords
  readonly words: ReportWords
}

/** One step, open when it failed: the screens around it, what was published, and what has changed. */
export function StepItem(props: StepItemProps) {
  const { step, number, scenario, words } = props
  const [isOpen, setOpen] = useState(!step.ok)
  const body = useId()
  const place = `${step.file === scenario ? '' : step.file}:${String(step.line)}`
  return (
    <li className={styles.step} data-ok={step.ok}>
      <button
        type="button"
        className={styles.head}
        aria-expanded={isOpen}
        aria-controls={body}
        onClick={() => {
          setOpen(!isOpen)
        }}
      >
        <span className={styles.number}>{number}</span>
        <ResultMark result={step.ok ? 'passed' : 'failed'} words={words} />
        <code className={styles.text}>{step.text}</code>
        {step.reason !== undefined && (
          <span className={styles.reason}>{words.word('refused', { reason: step.reason })}</span>
        )}
        <span className={styles.place}>{place}</span>
        <span className={styles.time}>{step.timing.milliseconds.toFixed(1)} ms</span>
      </button>
      <div id={body} className={styles.body} hidden={!isOpen}>
        {isOpen && <StepBody {...props} />}
      </div>
    </li>
  )
}

function StepBody({ step, before, after, skin, carWords, words, statesBefore }: StepItemProps) {
  const { failure, said } = step
  const drawn = (view: ScreenView, caption: string) =>
    skin !== undefined && (
      <ScreenShot view={view} skin={skin} carWords={carWords} caption={caption} />
    )
  return (
    <>
      {said !== undefined && <blockquote className={styles.said}>{said}</blockquote>}
      {failure !== undefined && (
        <dl className={styles.failure}>
          <dt>{words.word('expected')}</dt>
          <dd>{failure.expected}</dd>
          <dt>{words.word('seen')}</dt>
          <dd>{failure.seen}</dd>
        </dl>
      )}
      {before !== undefined && after !== undefined && (
        <div className={styles.screens}>
          {before === after ? (
            drawn(after, words.word('unchanged'))
          ) : (
            <>
              {drawn(before, words.word('before'))}
              {drawn(after, words.word('after'))}
            </>
          )}
        </div>
      )}
      <StepFacts step={step} statesBefore={statesBefore} words={words} />
    </>
  )
}
