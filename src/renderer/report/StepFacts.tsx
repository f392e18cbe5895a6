import type { DrawnStep } from '../../scenario/drawnReport.ts'
import type { ReportWords } from './reportWords.ts'
import styles from './StepFacts.module.css'

interface StepFactsProps {
  readonly step: DrawnStep
  readonly statesBefore: unknown
  readonly words: ReportWords
}

/** What was published during a step, and which states it has changed. */
export function StepFacts({ step, statesBefore, words }: StepFactsProps) {
  const { messages, at } = step
  const before = linesOf(statesBefore)
  const states = linesOf(step.states)
  return (
    <div className={styles.facts}>
      <section>
        <h3 className={styles.title}>{words.word('messages')}</h3>
        {messages.length === 0 && <p className={styles.none}>{words.word('none')}</p>}
        <ol className={styles.messages}>
          {messages.map((message, index) => (
            <li key={index}>
              <b>{message.name}</b> <code>{message.text}</code>
            </li>
          ))}
        </ol>
      </section>
      <section>
        <h3 className={styles.title}>{words.word('states')}</h3>
        <dl className={styles.states}>
          {[...states].map(([machine, state]) => (
            <div
              key={machine}
              data-changed={(before.size > 0 && before.get(machine) !== state) || undefined}
            >
              <dt>{machine}</dt>
              <dd>
                {before.size > 0 && before.get(machine) !== state && (
                  <del>{before.get(machine) ?? '–'}</del>
                )}{' '}
                {state}
              </dd>
            </div>
          ))}
        </dl>
        {at !== undefined && (
          <p className={styles.none}>{words.word('virtualTime', { time: timeText(at) })}</p>
        )}
      </section>
    </div>
  )
}

/** Each state by its place, in words that are joined by dots. */
function linesOf(states: unknown, place = ''): ReadonlyMap<string, string> {
  if (typeof states !== 'object' || states === null) {
    return new Map(states === undefined ? [] : [[place, String(states)]])
  }
  return new Map(
    Object.entries(states).flatMap(([key, state]: [string, unknown]) => [
      ...linesOf(state, place === '' ? key : `${place}.${key}`),
    ]),
  )
}

function timeText(at: number): string {
  return new Date(at)
    .toISOString()
    .replace('T', ' ')
    .replace(/\.000Z$/, '')
    .replace('Z', '')
}
