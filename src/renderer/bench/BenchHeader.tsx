import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import type { Host } from '../hosts/host.ts'
import { benchLocales } from './benchMessages.ts'
import {
  chooseBenchLocale,
  chooseTheme,
  present,
  type BenchStore,
  type Theme,
} from './benchStore.ts'
import { ChoiceRow } from './ChoiceRow.tsx'
import { LanguagePicker } from './LanguagePicker.tsx'
import { languageName } from './languageName.ts'
import styles from './BenchHeader.module.css'

interface BenchHeaderProps {
  readonly host: Host
  readonly store: BenchStore
}

const themes: readonly Theme[] = ['system', 'day', 'night']

/** The title, and what one sets up once: language and brightness of the page. */
export function BenchHeader({ host, store }: BenchHeaderProps) {
  const { t, i18n } = useTranslation()
  const theme = useStore(store, (state) => state.theme)
  const { openInBrowser } = host
  return (
    <header className={styles.header}>
      <h1 className={styles.title}>{t('app.title')}</h1>
      <p className={styles.about}>{t('app.about')}</p>
      {openInBrowser !== undefined && (
        <button
          type="button"
          className={styles.button}
          onClick={() => {
            void openInBrowser()
          }}
        >
          {t('app.openInBrowser')}
        </button>
      )}
      <button
        type="button"
        className={styles.button}
        onClick={() => {
          present(store, true)
          // a browser may forbid it; then the head unit alone fills the page
          void document.documentElement.requestFullscreen?.().catch(() => undefined)
        }}
      >
        {t('app.present')}
      </button>
      <LanguagePicker
        quiet
        label={t('app.benchLanguage')}
        locale={i18n.language}
        languages={benchLocales.map((locale) => ({ locale, name: languageName(locale, locale) }))}
        onChoose={(locale) => {
          chooseBenchLocale(store, locale)
        }}
      />
      <ChoiceRow
        quiet
        label={t('app.theme')}
        chosen={theme}
        choices={themes.map((id) => ({ id, text: t(`app.theme_${id}`) }))}
        onChoose={(id) => {
          chooseTheme(store, themes.find((known) => known === id) ?? 'system')
        }}
      />
    </header>
  )
}
