import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { z } from 'zod'
import { desktopKey, type DesktopApi } from '../contract/desktop.ts'
import { App } from './App.tsx'
import { createBenchStore } from './bench/benchStore.ts'
import { browserHost } from './hosts/browserHost.ts'
import { desktopHost } from './hosts/desktopHost.ts'
import './fonts.css'
import './theme.css'

// the content security policy forbids eval, and zod would try it
z.config({ jitless: true })

const desktop = (window as { readonly [desktopKey]?: DesktopApi })[desktopKey]
const host = desktop === undefined ? browserHost(window) : desktopHost(window, desktop)
const root = document.getElementById('root')
if (root !== null) {
  createRoot(root).render(
    <StrictMode>
      <App host={host} store={createBenchStore(window.localStorage)} />
    </StrictMode>,
  )
}
