import { Suspense, useId, type ReactNode } from 'react'
import { useStore } from 'zustand'
import { Icon } from '../headUnit/widgets/Icon.tsx'
import { switchPanel, type BenchStore } from './benchStore.ts'
import styles from './Panel.module.css'

interface PanelProps {
  readonly store: BenchStore
  /** By which name it is remembered whether this panel is open. */
  readonly name: string
  readonly title: string
  readonly children: ReactNode
}

/** A part of the bench that is closed at first sight, and later as the user left it. */
export function Panel({ store, name, title, children }: PanelProps) {
  const isOpen = useStore(store, ({ panels }) => panels.includes(name))
  const body = useId()
  return (
    <section className={styles.panel} aria-label={title}>
      <h2 className={styles.title}>
        <button
          type="button"
          aria-expanded={isOpen}
          aria-controls={body}
          onClick={() => {
            switchPanel(store, name)
          }}
        >
          <Icon name="chevron" className={styles.sign} /> {title}
        </button>
      </h2>
      <div id={body} className={styles.body} hidden={!isOpen}>
        {isOpen && <Suspense fallback={null}>{children}</Suspense>}
      </div>
    </section>
  )
}
