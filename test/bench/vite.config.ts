import { join } from 'node:path'
import { defineConfig } from 'vite'
import { silentParts } from '../../vite.silent.ts'

const here = import.meta.dirname

/** Bundles the bench as the product is bundled: a loader that works while it runs would be measured, too. */
export default defineConfig({
  publicDir: false,
  plugins: [silentParts()],
  logLevel: 'error',
  build: {
    ssr: join(here, 'bench.ts'),
    outDir: join(here, '..', '..', 'out', 'bench'),
    emptyOutDir: true,
    minify: false,
    target: 'node20',
    rolldownOptions: { output: { codeSplitting: false } },
  },
})
