import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import { Icon } from '../headUnit/widgets/Icon.tsx'
import type { Host } from '../hosts/host.ts'
import { benchLocales } from './benchLocales.ts'
import {
  chooseBenchLocale,
  chooseTheme,
  mute,
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
  /** What the bench itself adds when there is one, which alone can be presented. */
  readonly children?: ReactNode
}

const themes: readonly Theme[] = ['system', 'day', 'night']
const icons: Readonly<Record<Theme, string>> = { system: 'auto', day: 'sun', night: 'moon' }

/** The title, and what one sets up once: language, brightness and sound of the page. */
export function BenchHeader({ host, store, children }: BenchHeaderProps) {
  const { t, i18n } = useTranslation()
  const theme = useStore(store, (state) => state.theme)
  const muted = useStore(store, (state) => state.muted)
  const { openInBrowser } = host
  return (
    <header className={styles.header}>
      <h1 className={styles.title}>{t('app.title')}</h1>
      <p className={styles.about}>{t('app.about')}</p>
      {children}
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
      {children !== undefined && (
        <button
          type="button"
          className={styles.button}
          onClick={() => {
            present(store, true)
            // a browser may forbid it; then the head unit alone fills the page
            void document.documentElement.requestFullscreen?.().catch(() => undefined)
          }}
        >
          <Icon name="present" /> {t('app.present')}
        </button>
      )}
      <button
        type="button"
        className={styles.button}
        aria-pressed={!muted}
        aria-label={t('app.sound')}
        title={t('app.sound')}
        onClick={() => {
          mute(store, !muted)
        }}
      >
        <Icon name={muted ? 'mute' : 'sound'} />
      </button>
      <LanguagePicker
        quiet
        label={t('app.benchLanguage')}
        locale={i18n.language}
        languages={benchLocales}
        nameOf={(locale) =>
          locale === i18n.language ? t('app.ownLanguage') : languageName(locale, locale)
        }
        onChoose={(locale) => {
          chooseBenchLocale(store, locale)
        }}
      />
      <ChoiceRow
        quiet
        manner="icons"
        label={t('app.theme')}
        chosen={theme}
        choices={themes.map((id) => ({
          id,
          text: t(`app.theme_${id}`),
          art: <Icon name={icons[id]} />,
        }))}
        onChoose={(id) => {
          chooseTheme(store, themes.find((known) => known === id) ?? 'system')
        }}
      />
    </header>
  )
}
