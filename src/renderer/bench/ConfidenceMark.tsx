import { useTranslation } from 'react-i18next'
import type { Confidence } from '../../catalogue/catalogueSchema.ts'
import styles from './ConfidenceMark.module.css'

/** How sure we are of something, in a word and a colour; without a fact behind it the words are ours. */
export function ConfidenceMark({ confidence }: { readonly confidence: Confidence | undefined }) {
  const { t } = useTranslation()
  return (
    <span className={styles.mark} data-confidence={confidence ?? 'ours'}>
      {t(confidence === undefined ? 'guide.ours' : `card.confidence_${confidence}`)}
    </span>
  )
}
