import { useTranslation } from 'react-i18next'
import type { WorldAnswer } from '../requestWorld.ts'
import styles from './Play.module.css'

/** Why something could not be played: in a sentence, and for a faulty file place by place. */
export function PlayProblem({ refusal }: { readonly refusal: WorldAnswer | undefined }) {
  const { t } = useTranslation()
  return (
    <div role="alert">
      {refusal !== undefined && (
        <div className={styles.problem}>
          <strong>
            {t(`play.reason_${refusal.reason ?? ''}`, { defaultValue: t('play.reason') })}
          </strong>
          {refusal.faults === undefined ? (
            <p>{refusal.explanation}</p>
          ) : (
            <ul>
              {refusal.faults.map(({ line, column, problem, expected, suggestion }) => (
                <li key={`${String(line)}:${String(column)} ${problem}`}>
                  <b>{t('play.place', { line, column })}</b> {problem}.{' '}
                  {t('play.expected', { expected })}{' '}
                  {suggestion !== undefined && t('play.suggestion', { suggestion })}
                </li>
              ))}
            </ul>
          )}
        </div>
      )}
    </div>
  )
}
