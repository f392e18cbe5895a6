import { useEffect, useState } from 'react'
import { I18nextProvider } from 'react-i18next'
import { useStore } from 'zustand'
import type { Catalogue } from '../catalogue/catalogue.ts'
import { Bench } from './bench/Bench.tsx'
import { BenchHeader } from './bench/BenchHeader.tsx'
import { benchLocaleFor } from './bench/benchLocales.ts'
import { chooseVehicle, type BenchStore } from './bench/benchStore.ts'
import { knownDeepLink } from './bench/deepLink.ts'
import { useBenchMessages } from './bench/useBenchMessages.ts'
import { connectTo, type Connection } from './bench/useBus.ts'
import { useTheme } from './bench/useTheme.ts'
import type { Host, Session } from './hosts/host.ts'
import { Notice } from './bench/Notice.tsx'
import styles from './App.module.css'

interface AppProps {
  readonly host: Host
  readonly store: BenchStore
}

type Start =
  | { readonly at: 'loading' }
  | { readonly at: 'failed' }
  | { readonly at: 'locked-out' }
  | {
      readonly at: 'bench'
      readonly session: Session
      readonly catalogue: Catalogue
      readonly connection: Connection
    }

/** The page: signs in, fetches the facts, and shows the bench. */
export function App({ host, store }: AppProps) {
  const [start, setStart] = useState<Start>({ at: 'loading' })
  const [attempt, setAttempt] = useState(0)
  const theme = useStore(store, (state) => state.theme)
  const chosenLocale = useStore(store, (state) => state.locale)
  const locale = chosenLocale ?? benchLocaleFor(navigator.languages)
  const messages = useBenchMessages(locale)
  useTheme(theme)

  useEffect(() => {
    if (messages === undefined) return
    document.documentElement.lang = messages.language
    document.title = messages.t('app.title')
  }, [messages])

  useEffect(() => {
    let over = false
    startOf(host).then(
      (next) => {
        if (over) {
          if (next.at === 'bench') void next.connection.bus?.close()
          return
        }
        const { vehicle } =
          next.at === 'bench' ? knownDeepLink(next.catalogue, window.location.search) : {}
        if (vehicle !== undefined) chooseVehicle(store, vehicle)
        setStart(next)
      },
      () => {
        if (!over) setStart({ at: 'failed' })
      },
    )
    return () => {
      over = true
    }
  }, [host, store, attempt])

  const startAgain = () => {
    setStart({ at: 'loading' })
    setAttempt((count) => count + 1)
  }
  // the address with a new key, opened in the tab that is there already, changes no more than the hash
  useEffect(() => {
    const onHash = () => {
      if (window.location.hash !== '') setAttempt((count) => count + 1)
    }
    window.addEventListener('hashchange', onHash)
    return () => {
      window.removeEventListener('hashchange', onHash)
    }
  }, [])

  if (messages === undefined) return null
  return (
    <I18nextProvider i18n={messages}>
      <div className={styles.app}>
        {(start.at === 'failed' || start.at === 'locked-out') && (
          <BenchHeader host={host} store={store} />
        )}
        {start.at === 'bench' ? (
          <Bench
            host={host}
            store={store}
            session={start.session}
            catalogue={start.catalogue}
            first={start.connection}
            onAdmitted={startAgain}
          />
        ) : (
          <Notice at={start.at} onRetry={startAgain} />
        )}
      </div>
    </I18nextProvider>
  )
}

async function startOf(host: Host): Promise<Start> {
  const session = await host.openSession()
  if (session === undefined) return { at: 'locked-out' }
  const connecting = connectTo(host, 'connect')
  try {
    const catalogue = await host.loadCatalogue()
    return { at: 'bench', session, catalogue, connection: await connecting }
  } catch (error) {
    void connecting.then(
      ({ bus }) => bus?.close(),
      () => undefined,
    )
    throw error
  }
}
