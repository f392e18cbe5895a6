import { desktopKey, type DesktopApi } from '../contract/desktop.ts'
import { benchLocaleFor, benchTextsIn } from './bench/benchLocales.ts'
import { createBenchStore } from './bench/benchStore.ts'
import { askedAhead } from './hosts/askedAhead.ts'
import { browserHost } from './hosts/browserHost.ts'
import { desktopHost } from './hosts/desktopHost.ts'
import './fonts.css'
import './theme.css'

const desktop = (window as { readonly [desktopKey]?: DesktopApi })[desktopKey]
const host = askedAhead(desktop === undefined ? browserHost(window) : desktopHost(window, desktop))
const store = createBenchStore(window.localStorage)
// what draws is large: while it is fetched and read, the host and the texts are on their way
void import('./drawPage.tsx').then(({ drawPage }) => {
  drawPage(host, store)
})
void benchTextsIn(store.getState().locale ?? benchLocaleFor(navigator.languages))
