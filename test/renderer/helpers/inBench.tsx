import { render, type RenderResult } from '@testing-library/react'
import type { ReactNode } from 'react'
import { I18nextProvider } from 'react-i18next'
import { benchTexts } from './benchTexts.ts'

/** Renders a part of the bench with the bench's texts around it. */
export function inBench(part: ReactNode, locale = 'en'): RenderResult {
  return render(<I18nextProvider i18n={benchTexts(locale)}>{part}</I18nextProvider>)
}
