import { join } from 'node:path'
import react from '@vitejs/plugin-react'
import type { Browser, Page } from 'playwright-core'
import { build } from 'vite'

const home = 'http://harness.invalid'
const types: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript',
  css: 'text/css',
  svg: 'image/svg+xml',
  woff2: 'font/woff2',
}

/** Opens the page that draws head units alone. It is built in memory, and no request leaves the browser. */
export async function openHarness(browser: Browser): Promise<Page> {
  const built = await buildHarness()
  if (!('output' in built)) throw new Error('one page was to be built')
  const files = new Map<string, string | Buffer>(
    built.output.map((file) => [
      `/${file.fileName}`,
      file.type === 'chunk'
        ? file.code
        : typeof file.source === 'string'
          ? file.source
          : Buffer.from(file.source),
    ]),
  )
  const page = await browser.newPage({ viewport: { width: 1920, height: 1080 } })
  await page.route(`${home}/**`, async (route) => {
    const { pathname } = new URL(route.request().url())
    const body = files.get(pathname === '/' ? '/index.html' : pathname)
    const contentType = types[pathname === '/' ? 'html' : (pathname.split('.').at(-1) ?? '')]
    await (body === undefined
      ? route.fulfill({ status: 404 })
      : route.fulfill({ body, ...(contentType === undefined ? {} : { contentType }) }))
  })
  await page.goto(home)
  await page.waitForFunction(() => window.harness !== undefined)
  return page
}

async function buildHarness() {
  const own = process.env['NODE_ENV']
  // vitest sets another, and React for developers is ten times as slow
  process.env['NODE_ENV'] = 'production'
  try {
    return await build({
      configFile: false,
      root: join(import.meta.dirname, '..', 'harness'),
      publicDir: false,
      logLevel: 'error',
      plugins: [react()],
      build: { write: false, assetsInlineLimit: 0, target: 'es2023', minify: false },
    })
  } finally {
    process.env['NODE_ENV'] = own
  }
}
