import { useCallback, useEffect, useState } from 'react'
import { I18nextProvider } from 'react-i18next'
import { useStore } from 'zustand'
import type { Catalogue } from '../catalogue/catalogue.ts'
import { Bench } from './bench/Bench.tsx'
import { BenchHeader } from './bench/BenchHeader.tsx'
import { benchLocaleFor } from './bench/benchLocales.ts'
import { chooseVehicle, type BenchStore } from './bench/benchStore.ts'
import { knownDeepLink } from './bench/deepLink.ts'
import { useBenchMessages } from './bench/useBenchMessages.ts'
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

  const fail = useCallback(() => {
    setStart({ at: 'failed' })
  }, [])
  useEffect(() => {
    let over = false
    startOf(host).then(
      (next) => {
        if (over) return
        const { vehicle } =
          next.at === 'bench' ? knownDeepLink(next.catalogue, window.location.search) : {}
        if (vehicle !== undefined) chooseVehicle(store, vehicle)
        setStart(next)
        // on its way while the page is being drawn
        if (next.at === 'bench') host.prepare?.()
      },
      () => {
        if (!over) fail()
      },
    )
    return () => {
      over = true
    }
  }, [host, store, attempt, fail])

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
            onAdmitted={startAgain}
            onFailed={fail}
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
  return { at: 'bench', session, catalogue: await host.loadCatalogue() }
}
