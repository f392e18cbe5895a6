import type { DrawnPart, DrawnReport, DrawnRun } from '../../scenario/drawnReport.ts'
import { carWords } from './carWords.ts'
import type { PackedReport } from './packedReport.ts'
import type { ReportWords } from './reportWords.ts'
import { StepItem } from './StepItem.tsx'
import { useLoaded } from './useLoaded.ts'
import styles from './RunSteps.module.css'

interface RunStepsProps {
  readonly at: readonly [part: number, index: number]
  readonly run: DrawnRun
  readonly report: DrawnReport
  readonly packed: PackedReport
  readonly words: ReportWords
}

/** The steps of a run, read from their part of the report. */
export function RunSteps({ at: [part, index], run, report, packed, words }: RunStepsProps) {
  const loaded = useLoaded<DrawnPart>(packed.part(part))
  if (loaded === undefined) return <p>{words.word('loading')}</p>
  const found = 'value' in loaded ? loaded.value.runs[index] : undefined
  if ('problem' in loaded || found === undefined) {
    return <p role="alert">{words.word('unreadable')}</p>
  }
  const { views } = loaded.value
  const skinId = report.vehicles[run.vehicle]?.skin
  const skin = report.skins.find((one) => one.skin === skinId) ?? report.skins[0]
  const ownWords = carWords(report, run.locale)
  return (
    <>
      {found.earlier !== undefined && (
        <details className={styles.earlier}>
          <summary>{words.word('earlier')}</summary>
          <ol>
            {found.earlier.map((problem, attempt) => (
              <li key={attempt}>{problem}</li>
            ))}
          </ol>
        </details>
      )}
      <ol className={styles.steps} aria-label={words.word('steps')}>
        {found.steps.map((step, place) => (
          <StepItem
            key={place}
            step={step}
            number={place + 1}
            scenario={run.scenario}
            statesBefore={found.steps[place - 1]?.states}
            before={step.before === undefined ? undefined : views[step.before]}
            after={step.after === undefined ? undefined : views[step.after]}
            skin={skin}
            carWords={ownWords}
            words={words}
          />
        ))}
      </ol>
    </>
  )
}
