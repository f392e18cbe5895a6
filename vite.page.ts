import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Plugin } from 'vite'

const here = import.meta.dirname

const isPage = ({ name }: { readonly name: string }) => name === 'client'

const inBus = (file: string) => join(here, 'src', 'bus', file)

/** What a package would bring into the page though nobody there uses it, by the package and how a file is named in it. */
const leftOut: readonly (readonly [from: string, names: readonly string[], file: string])[] = [
  // streams of MQTT.js are written and read, never composed
  [
    '/node_modules/readable-stream/',
    [
      './internal/streams/operators',
      './internal/streams/compose',
      './internal/streams/pipeline',
      './stream/promises',
      '../stream/promises',
      './duplexify',
    ],
    inBus('notInPage.ts'),
  ],
  // the page checks payloads, and writes no schema for anybody
  [
    '/node_modules/zod/',
    [
      './json-schema-generator.js',
      './json-schema-processors.js',
      './from-json-schema.js',
      './to-json-schema.js',
      '../core/json-schema-processors.js',
      '../core/to-json-schema.js',
    ],
    join(here, 'src', 'contract', 'notInPage.ts'),
  ],
  // for the topic aliases of MQTT 5, and for workers, which the page's security policy forbids
  ['', ['lru-cache', 'worker-timers'], inBus('notInPage.ts')],
  ['', ['mqtt'], inBus('mqttInPage.ts')],
]

/** Gives the page the part of its packages that a page can use. */
export function pageParts(): Plugin {
  return {
    name: 'pcm-page-parts',
    enforce: 'pre',
    applyToEnvironment: isPage,
    resolveId(id, importer = '') {
      return leftOut.find(([from, names]) => importer.includes(from) && names.includes(id))?.[2]
    },
  }
}

/** The file with everything that draws. */
export const drawing = 'drawing'

/** Tells the browser in the page itself what the first script will ask for, so that both are on their way at once. */
export function preloadedPage(): Plugin {
  return {
    name: 'pcm-preloaded-page',
    transformIndexHtml: {
      order: 'post',
      handler(html, { bundle = {}, path }) {
        // the report is another page, in one piece
        if (path !== '/index.html') return []
        const chunk = Object.values(bundle).find(({ name }) => name === drawing)
        if (chunk?.type !== 'chunk') throw new Error(`there is no chunk ${drawing}`)
        const scripts = [chunk.fileName, ...chunk.imports].filter((name) => !html.includes(name))
        const links = [
          ...scripts.map((name) => ({ rel: 'modulepreload', href: `./${name}` })),
          ...[...(chunk.viteMetadata?.importedCss ?? [])].map((name) => ({
            rel: 'stylesheet',
            href: `./${name}`,
          })),
        ]
        return links.map((link) => ({
          tag: 'link',
          attrs: { crossorigin: true, ...link },
          injectTo: 'head',
        }))
      },
    },
  }
}

const compressible = /\.(html|js|css|svg|json)$/

/** Lays a zipped copy beside each file of the page, for the host to serve. */
export function zippedPage(): Plugin {
  return {
    name: 'pcm-zipped-page',
    applyToEnvironment: isPage,
    async writeBundle({ dir = '' }, bundle) {
      const files = Object.keys(bundle).filter((name) => compressible.test(name))
      await Promise.all(
        files.map(async (name) => {
          const plain = await readFile(join(dir, name))
          await writeFile(join(dir, `${name}.gz`), gzipSync(plain, { level: 9 }))
        }),
      )
    },
  }
}
