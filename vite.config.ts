import { chmod, mkdir, writeFile } from 'node:fs/promises'
import { builtinModules } from 'node:module'
import { dirname, join } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig, type EnvironmentOptions, type Plugin } from 'vite'
import { compileCatalogue } from './src/host/compileCatalogue.ts'
import { readCatalogueFiles, shippedCatalogueFolder } from './src/host/readCatalogue.ts'

const here = import.meta.dirname
const out = join(here, 'out')
const builtins = builtinModules.flatMap((name) => [name, `node:${name}`])

interface NodeBundle {
  readonly input: string
  readonly file: string
  readonly format: 'es' | 'cjs'
  readonly banner?: string
}

/** A program for Node or Electron: one file with everything in it. */
function nodeBundle({ input, file, format, banner }: NodeBundle): EnvironmentOptions {
  return {
    consumer: 'server',
    // what aedes and MQTT.js offer to Node, not to the browser
    resolve: { noExternal: true, conditions: ['node', 'module', 'import', 'default'] },
    build: {
      outDir: dirname(join(out, file)),
      emptyOutDir: true,
      copyPublicDir: false,
      minify: false,
      ssr: true,
      target: 'node20',
      rolldownOptions: {
        input: join(here, input),
        external: ['electron', ...builtins],
        platform: 'node',
        output: {
          format,
          entryFileNames: file.split('/').at(-1) ?? file,
          codeSplitting: false,
          ...(banner === undefined ? {} : { banner }),
        },
      },
    },
  }
}

/** Writes `out/catalogue.json` and makes the command line program executable. */
function finish(): Plugin {
  return {
    name: 'pcm-finish',
    buildApp: {
      order: 'post',
      async handler() {
        const files = await readCatalogueFiles(shippedCatalogueFolder(here))
        await mkdir(out, { recursive: true })
        await writeFile(join(out, 'catalogue.json'), compileCatalogue(files))
        await chmod(join(out, 'cli', 'pcm.js'), 0o755)
      },
    },
  }
}

export default defineConfig({
  root: join(here, 'src', 'renderer'),
  base: './',
  publicDir: false,
  plugins: [react(), finish()],
  build: {
    outDir: join(out, 'renderer'),
    emptyOutDir: true,
    target: 'es2023',
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 700,
  },
  environments: {
    cli: nodeBundle({
      input: 'src/cli/index.ts',
      file: 'cli/pcm.js',
      format: 'es',
      banner: '#!/usr/bin/env node',
    }),
    main: nodeBundle({ input: 'src/main/index.ts', file: 'main/index.js', format: 'es' }),
    preload: nodeBundle({
      input: 'src/preload/index.ts',
      file: 'preload/index.cjs',
      format: 'cjs',
    }),
  },
  builder: {
    async buildApp(builder) {
      await Promise.all(Object.values(builder.environments).map((each) => builder.build(each)))
    },
  },
})
