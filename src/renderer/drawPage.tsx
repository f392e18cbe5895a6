import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './App.tsx'
import type { BenchStore } from './bench/benchStore.ts'
import type { Host } from './hosts/host.ts'

/** Draws the page, and keeps it drawn. */
export function drawPage(host: Host, store: BenchStore): void {
  const root = document.getElementById('root')
  if (root === null) return
  createRoot(root).render(
    <StrictMode>
      <App host={host} store={store} />
    </StrictMode>,
  )
}
