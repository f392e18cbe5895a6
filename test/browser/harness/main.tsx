import type { i18n } from 'i18next'
import { flushSync } from 'react-dom'
import { createRoot } from 'react-dom/client'
import type { Catalogue } from '../../../src/catalogue/catalogue.ts'
import { benchMessages } from '../../../src/renderer/bench/benchMessages.ts'
import { headUnitWordsFor } from '../../../src/renderer/bench/headUnitWordsFor.ts'
import { HeadUnit } from '../../../src/renderer/headUnit/HeadUnit.tsx'
import '../../../src/renderer/theme.css'
import type { Harness } from './drawing.ts'
import { textFaults } from './textFaults.ts'

const place = document.getElementById('root')
if (place === null) throw new Error('no root')
const root = createRoot(place)

let facts: { readonly catalogue: Catalogue; readonly messages: i18n } | undefined
let drawn = 0

const harness: Harness = {
  async ready(catalogue, locales) {
    const messages = await benchMessages('en')
    await messages.loadLanguages([...locales])
    facts = { catalogue, messages }
    await Promise.all([...document.fonts].map((font) => font.load()))
  },
  faultsOf(drawings, stages) {
    if (facts === undefined) throw new Error('not ready')
    const { catalogue, messages } = facts
    return drawings.map(({ skin, locale, view }) => {
      const words = headUnitWordsFor(messages, catalogue, locale)
      drawn += 1
      flushSync(() => {
        root.render(
          <HeadUnit key={drawn} view={view} skin={skin} words={words} onInput={() => undefined} />,
        )
      })
      return stages.map(({ width, height }) => {
        place.style.inlineSize = `${String(width)}px`
        place.style.blockSize = `${String(height)}px`
        return textFaults(place)
      })
    })
  },
}

window.harness = harness
