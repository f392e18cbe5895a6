import { useTranslation } from 'react-i18next'
import type { Catalogue } from '../../catalogue/catalogue.ts'
import type { Explanation } from '../../catalogue/explainNode.ts'
import styles from './Sources.module.css'

interface SourcesProps {
  readonly catalogue: Catalogue
  readonly sources: Explanation['sources']
}

/** The documents that something rests on, each with its lines. */
export function Sources({ catalogue, sources }: SourcesProps) {
  const { t } = useTranslation()
  const documents = [...new Set(sources.map(({ document }) => document))]
  const linesOf = (id: string) =>
    sources.flatMap(({ document, line }) => (document === id && line !== null ? [line] : []))
  return (
    <ul className={styles.sources}>
      {documents.map((id) => {
        const title = catalogue.sources.find((source) => source.id === id)?.title ?? id
        const lines = linesOf(id)
        return (
          <li key={id}>
            <span lang="en">{title}</span>
            {lines.length > 0 && (
              <span className={styles.lines}>
                {t('card.lines', { count: lines.length, lines: lines.join(', ') })}
              </span>
            )}
          </li>
        )
      })}
    </ul>
  )
}
