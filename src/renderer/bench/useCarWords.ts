import type { i18n } from 'i18next'
import { useEffect, useMemo } from 'react'
import type { Catalogue } from '../../catalogue/catalogue.ts'
import type { HeadUnitWords } from '../headUnit/headUnitWords.ts'
import { headUnitWordsFor } from './headUnitWordsFor.ts'

/** The words of the drawing in the language of a car, which may be another than the bench's; fetched when they are wanted. */
export function useCarWords(messages: i18n, catalogue: Catalogue, locale: string): HeadUnitWords {
  useEffect(() => {
    void messages.loadLanguages(locale)
  }, [messages, locale])
  return useMemo(() => headUnitWordsFor(messages, catalogue, locale), [messages, catalogue, locale])
}
