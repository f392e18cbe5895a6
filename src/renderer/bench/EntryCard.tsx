import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { Catalogue } from '../../catalogue/catalogue.ts'
import { explainNode, type Explanation } from '../../catalogue/explainNode.ts'
import type { MenuNode } from '../../catalogue/menuFor.ts'
import { textFor } from '../../catalogue/textFor.ts'
import type { ScreenEntry } from '../../contract/screenView.ts'
import { ConfidenceMark } from './ConfidenceMark.tsx'
import { intoSight } from './intoSight.ts'
import { languageName } from './languageName.ts'
import { Sources } from './Sources.tsx'
import styles from './EntryCard.module.css'

interface EntryCardProps {
  readonly catalogue: Catalogue
  readonly vehicleId: string
  readonly entry: ScreenEntry
  /** The node of the menu behind the entry; a field or prompt has none. */
  readonly node: MenuNode | undefined
  readonly carLocale: string
  readonly onClose: () => void
}

/** "Why not?" and "How do we know this?" for one entry. */
export function EntryCard({
  catalogue,
  vehicleId,
  entry,
  node,
  carLocale,
  onClose,
}: EntryCardProps) {
  const { t, i18n } = useTranslation()
  const title = useId()
  const reason = entry.enabled ? undefined : entry.reason
  return (
    <section ref={intoSight} className={styles.card} aria-labelledby={title}>
      <button type="button" className={styles.back} onClick={onClose}>
        <span aria-hidden="true">←</span> {t('card.back')}
      </button>
      <h2 id={title} className={styles.title} lang={entry.labelLocale}>
        {entry.label}
      </h2>
      {reason !== undefined && (
        <div className={styles.why}>
          <h3>{t('card.whyNot')}</h3>
          <p>{textFor(catalogue, i18n.language, 'reasons', reason)}</p>
        </div>
      )}
      <h3>{t('card.known')}</h3>
      {node === undefined ? (
        <p>{t('card.noFact')}</p>
      ) : (
        <Known
          catalogue={catalogue}
          explanation={explainNode(catalogue, vehicleId, node)}
          carLocale={carLocale}
        />
      )}
    </section>
  )
}

interface KnownProps {
  readonly catalogue: Catalogue
  readonly explanation: Explanation
  readonly carLocale: string
}

function Known({ catalogue, explanation, carLocale }: KnownProps) {
  const { t } = useTranslation()
  const { labels, conflicts, note } = explanation
  const label = labels[carLocale]
  return (
    <>
      <p className={styles.path}>
        <code>{explanation.node.join(' / ')}</code>
      </p>
      {label !== undefined && (
        <LabelFacts catalogue={catalogue} label={label} carLocale={carLocale} />
      )}
      <div className={styles.part}>
        <h4>
          {t('card.entry')} <ConfidenceMark confidence={explanation.confidence} />
        </h4>
        <Sources catalogue={catalogue} sources={explanation.sources} />
        {note !== null && <p className={styles.note}>{note}</p>}
      </div>
      {conflicts.length > 0 && (
        <div className={styles.part}>
          <h4>{t('card.conflicts')}</h4>
          <dl className={styles.conflicts}>
            {conflicts.map(({ id, title, decision }) => (
              <div key={id}>
                <dt>
                  <b>{id}</b> <span lang="en">{title}</span>
                </dt>
                <dd lang="en">{t('card.decision', { decision })}</dd>
              </div>
            ))}
          </dl>
        </div>
      )}
      <EveryLanguage labels={labels} />
    </>
  )
}

interface LabelFactsProps {
  readonly catalogue: Catalogue
  readonly label: Explanation['labels'][string]
  readonly carLocale: string
}

function LabelFacts({ catalogue, label, carLocale }: LabelFactsProps) {
  const { t, i18n } = useTranslation()
  const nameOf = (locale: string) => languageName(locale, i18n.language)
  return (
    <div className={styles.part}>
      <h4>
        {t('card.label')} <ConfidenceMark confidence={label.confidence} />
      </h4>
      {label.fallback ? (
        <p className={styles.borrowed}>
          {t('card.notPrinted', { language: nameOf(carLocale), shown: nameOf(label.locale) })}
        </p>
      ) : (
        <p>{t('card.printed', { language: nameOf(label.locale) })}</p>
      )}
      <Sources catalogue={catalogue} sources={label.sources} />
      {label.variants.length > 0 && (
        <p>
          {t('card.variants')}{' '}
          <span lang={label.locale}>
            {label.variants.map((variant) => `“${variant}”`).join(', ')}
          </span>
        </p>
      )}
      {label.note !== null && <p className={styles.note}>{label.note}</p>}
    </div>
  )
}

function EveryLanguage({ labels }: Pick<Explanation, 'labels'>) {
  const { t, i18n } = useTranslation()
  return (
    <details className={styles.languages}>
      <summary>{t('card.languages')}</summary>
      <dl>
        {Object.entries(labels).map(([locale, { text, locale: printed, fallback }]) => (
          <div key={locale} data-fallback={fallback || undefined}>
            <dt>{languageName(locale, i18n.language)}</dt>
            <dd lang={printed}>
              {text}
              {fallback && <small> ({printed})</small>}
            </dd>
          </div>
        ))}
      </dl>
    </details>
  )
}
