import { useTranslation } from 'react-i18next'
import type { Catalogue } from '../../catalogue/catalogue.ts'
import type { Confidence } from '../../catalogue/catalogueSchema.ts'
import { explainNode } from '../../catalogue/explainNode.ts'
import { nodeAt, type MenuNode } from '../../catalogue/menuFor.ts'
import type { ScreenEntry, ScreenView } from '../../contract/screenView.ts'
import { ConfidenceMark } from './ConfidenceMark.tsx'
import styles from './ScreenGuide.module.css'

interface ScreenGuideProps {
  readonly catalogue: Catalogue
  readonly vehicleId: string
  readonly menu: readonly MenuNode[]
  readonly view: ScreenView
  readonly onAsk: (entry: ScreenEntry) => void
}

/** Every entry of the screen with how sure we are of it, and a way to ask. */
export function ScreenGuide({ catalogue, vehicleId, menu, view, onAsk }: ScreenGuideProps) {
  const { t } = useTranslation()
  const confidenceOf = (entry: ScreenEntry): Confidence | undefined => {
    const node = nodeAt(menu, [...view.path, entry.id])
    return node === undefined ? undefined : explainNode(catalogue, vehicleId, node).confidence
  }
  return (
    <>
      <p className={styles.hint}>{t(view.entries.length === 0 ? 'guide.none' : 'guide.hint')}</p>
      <ul className={styles.entries}>
        {view.entries.map((entry) => (
          <li key={entry.id}>
            <button
              type="button"
              className={styles.entry}
              onClick={() => {
                onAsk(entry)
              }}
            >
              <span className={styles.label} lang={entry.labelLocale}>
                {entry.label}
              </span>{' '}
              {!entry.enabled && <span className={styles.why}>{t('guide.whyNot')}</span>}{' '}
              <ConfidenceMark confidence={confidenceOf(entry)} />
            </button>
          </li>
        ))}
      </ul>
    </>
  )
}
