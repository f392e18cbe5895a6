import { createServer } from 'node:http'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import react from '@vitejs/plugin-react'
import sirv from 'sirv'
import { build, type Plugin } from 'vite'
import { listen } from './echo.ts'

export interface EmptyPage {
  readonly url: string
  close(): void
}

/** A page with React and one button, built and served as ours is: what the page is held against. */
export async function serveEmptyPage(): Promise<EmptyPage> {
  const folder = mkdtempSync(join(tmpdir(), 'pcm-empty-page-'))
  await build({
    configFile: false,
    // the same from the source and from the bundle
    root: join(import.meta.dirname, '..', '..', 'test', 'bench', 'emptyPage'),
    publicDir: false,
    logLevel: 'error',
    plugins: [react(), zipped()],
    build: { outDir: folder, emptyOutDir: true, target: 'es2023' },
  })
  const server = createServer(sirv(folder, { gzip: true, etag: true }))
  const port = await listen(server)
  return {
    url: `http://127.0.0.1:${String(port)}/`,
    close() {
      server.closeAllConnections()
      server.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

function zipped(): Plugin {
  return {
    name: 'zipped',
    enforce: 'post',
    generateBundle(_options, bundle) {
      for (const file of Object.values(bundle)) {
        const source = file.type === 'chunk' ? file.code : file.source
        this.emitFile({ type: 'asset', fileName: `${file.fileName}.gz`, source: gzipSync(source) })
      }
    },
  }
}
