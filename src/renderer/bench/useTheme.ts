import { useEffect, useSyncExternalStore } from 'react'
import type { Theme } from './benchStore.ts'

const darkness = '(prefers-color-scheme: dark)'

function subscribe(listener: () => void): () => void {
  const query = window.matchMedia(darkness)
  query.addEventListener('change', listener)
  return () => {
    query.removeEventListener('change', listener)
  }
}

/** Sets the page to day or night, as chosen or as the computer has it. */
export function useTheme(theme: Theme): void {
  const isDark = useSyncExternalStore(subscribe, () => window.matchMedia(darkness).matches)
  const shown = theme === 'system' ? (isDark ? 'night' : 'day') : theme
  useEffect(() => {
    document.documentElement.dataset['theme'] = shown
  }, [shown])
}
