import { lazy, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import type { Session } from '../hosts/host.ts'
import { BenchPanels } from './BenchPanels.tsx'
import { knownPanel } from './benchStore.ts'
import type { KnownProps } from './Known.tsx'
import { Panel } from './Panel.tsx'
import type { HeadUnitLink } from './useHeadUnit.ts'
import styles from './BenchAside.module.css'

// what stands in a panel is fetched when the panel is opened
const CarPanel = lazy(() => import('./CarPanel.tsx'))
const OwnerPanel = lazy(() => import('./OwnerPanel.tsx'))
const Known = lazy(async () => ({ default: (await import('./Known.tsx')).Known }))

interface BenchAsideProps extends KnownProps {
  readonly session: Session
  readonly send: HeadUnitLink['send']
  /** Further panels. */
  readonly children?: ReactNode
}

/** Everything one may want to know or change beside the head unit: panels that open when wanted, and stay as they were left. */
export function BenchAside({ session, send, children, ...known }: BenchAsideProps) {
  const { store, catalogue, vehicle, connection, opened } = known
  const { t } = useTranslation()
  const isOpen = useStore(store, ({ panels }) => panels.length > 0)
  return (
    <aside className={styles.aside} data-open={isOpen || undefined}>
      <Panel store={store} name="car" title={t('picker.thisCar')}>
        <CarPanel {...known} />
      </Panel>
      <Panel store={store} name="owner" title={t('owner.title')}>
        <OwnerPanel session={session} vehicle={vehicle} board={connection.board} vin={opened.vin} />
      </Panel>
      <BenchPanels
        store={store}
        catalogue={catalogue}
        connection={connection}
        opened={opened}
        send={send}
      />
      {children}
      <Panel store={store} name={knownPanel} title={t('guide.title')}>
        <Known {...known} />
      </Panel>
    </aside>
  )
}
