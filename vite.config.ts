import { chmod, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { builtinModules } from 'node:module'
import { dirname, join, relative } from 'node:path'
import { promisify } from 'node:util'
import react from '@vitejs/plugin-react'
import { defineConfig, type EnvironmentOptions, type Plugin } from 'vite'
import { compileCatalogue } from './src/host/compileCatalogue.ts'
import { readCatalogueFiles, shippedCatalogueFolder } from './src/host/readCatalogue.ts'
import { silentParts } from './vite.silent.ts'
import { drawing, pageParts, preloadedPage, zippedPage } from './vite.page.ts'

const here = import.meta.dirname
const out = join(here, 'out')
const builtins = builtinModules.flatMap((name) => [name, `node:${name}`])

interface NodeBundle {
  readonly input: string
  readonly file: string
  readonly format: 'es' | 'cjs'
  readonly banner?: string
  readonly footer?: string
  readonly exports?: 'named'
}

/** As large as all the rest and wanted for an invoice only: a file of its own, read when the first is written. */
const pdfkit = 'pdfkit/index.cjs'

/** A program for Node or Electron: one file with everything in it. */
function nodeBundle({ input, file, format, ...around }: NodeBundle): EnvironmentOptions {
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
        external: ['electron', ...builtins, ...(file === pdfkit ? [] : ['pdfkit'])],
        platform: 'node',
        output: {
          format,
          entryFileNames: file.split('/').at(-1) ?? file,
          codeSplitting: false,
          // code that is kept cannot import: Node knows no importer for it
          dynamicImportInCjs: false,
          paths: { pdfkit: relative(dirname(file), pdfkit) },
          ...around,
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
        await keepCode()
        await makeOnePage(join(out, 'report'))
      },
    },
  }
}

/** Lets the program play a scenario, and keep what Node has compiled for it. */
async function keepCode(): Promise<void> {
  const argv = [
    'run',
    join('assets', 'scenarios', 'abroad-needs-roaming.yaml'),
    '--vehicle',
    '911-991-2018',
    '--locale',
    'de',
  ]
  await promisify(execFile)(process.execPath, [join(out, 'cli', 'pcm.js'), ...argv], {
    cwd: here,
    env: { ...process.env, PCM_KEEP_CODE: '1' },
  })
}

/** Puts the page of the HTML report into one file, which runs nothing but itself and asks no network for anything. */
async function makeOnePage(folder: string): Promise<void> {
  const built = join(folder, 'report', 'index.html')
  const page = await readFile(built, 'utf8')
  const asset = (pattern: RegExp) =>
    readFile(join(dirname(built), pattern.exec(page)?.[1] ?? ''), 'utf8')
  const style = await asset(/<link rel="stylesheet"[^>]* href="([^"]+)">/)
  const script = (await asset(/<script type="module"[^>]* src="([^"]+)">/)).replaceAll(
    '</script',
    '<\\/script',
  )
  const policy = `default-src 'none'; img-src data:; style-src ${hashOf(style)}; script-src ${hashOf(script)}`
  const inOne = page
    .replace(/<link rel="stylesheet"[^>]*>/, () => `<style>${style}</style>`)
    .replace(/<script type="module"[^>]*><\/script>/, '')
    .replace(
      '<meta charset="utf-8" />',
      `$&\n    <meta http-equiv="Content-Security-Policy" content="${policy}" />`,
    )
    .replace('</body>', () => `<script type="module">${script}</script></body>`)
  await rm(folder, { recursive: true })
  await mkdir(folder)
  await writeFile(join(folder, 'index.html'), inOne)
}

function hashOf(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`
}

export default defineConfig({
  root: join(here, 'src', 'renderer'),
  base: './',
  publicDir: false,
  plugins: [react(), silentParts(), pageParts(), preloadedPage(), zippedPage(), finish()],
  build: {
    outDir: join(out, 'renderer'),
    emptyOutDir: true,
    target: 'es2023',
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 700,
  },
  environments: {
    client: {
      // MQTT.js asks for Node's `process` by its global name
      build: {
        rolldownOptions: {
          transform: { inject: { process: 'process' } },
          output: {
            // each file asked for costs the first load more than what is in it
            codeSplitting: {
              groups: [
                { name: 'first', test: /\/renderer\/main\.tsx$/, priority: 2 },
                { name: drawing, test: /\/renderer\/drawPage\.tsx$/, priority: 1 },
                { name: 'bus', test: /\/renderer\/hosts\/openBus\.ts$/ },
              ],
            },
          },
          // what is left out of the page is missing wherever its package would call it
          checks: { importIsUndefined: false },
        },
      },
    },
    cli: nodeBundle({
      input: 'src/cli/launch.ts',
      file: 'cli/pcm.js',
      format: 'es',
      banner: '#!/usr/bin/env node',
    }),
    program: nodeBundle({ input: 'src/cli/index.ts', file: 'program/pcm.cjs', format: 'cjs' }),
    pdfkit: nodeBundle({
      input: 'node_modules/pdfkit/js/pdfkit.node.mjs',
      file: pdfkit,
      format: 'cjs',
      exports: 'named',
      // whoever imports it and whoever requires it finds the same default
      footer: 'module.exports = exports.default',
    }),
    main: nodeBundle({ input: 'src/main/index.ts', file: 'main/index.js', format: 'es' }),
    report: {
      consumer: 'client',
      build: {
        outDir: join(out, 'report'),
        emptyOutDir: true,
        cssCodeSplit: false,
        modulePreload: { polyfill: false },
        rolldownOptions: {
          input: join(here, 'src', 'renderer', 'report', 'index.html'),
          output: { codeSplitting: false },
        },
      },
    },
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
