import { createHash } from 'node:crypto'
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import { gzipSync } from 'node:zlib'
import sirv from 'sirv'
import { z } from 'zod'
import { fallbackLocale, type Catalogue } from '../catalogue/catalogue.ts'
import type { TextFile } from '../catalogue/catalogueSchema.ts'
import type { World } from '../world/world.ts'
import { invoiceAt, sendInvoice } from './invoicePage.ts'
import type { originGuard } from './originGuard.ts'
import type { Session } from './session.ts'

interface PageServerOptions {
  readonly world: Pick<World, 'catalogue' | 'fixture' | 'firstSight' | 'invoice'>
  /** The built page. */
  readonly pageFolder: string
  readonly defaultVehicle: string
  readonly session: Session
  readonly refusalOf: ReturnType<typeof originGuard>
  readonly secure: boolean
}

const sessionRequest = z.strictObject({ key: z.string().max(256) })
const largestBody = 4096

/** Answers the page: its own files to everyone, whatever holds data only to one who is signed in. */
export function pageServer(options: PageServerOptions): RequestListener {
  const { session, world } = options
  const files = sirv(options.pageFolder, {
    etag: true,
    gzip: true,
    setHeaders(response, path) {
      // the build puts a digest of the content into the names below assets
      const lasting = path.startsWith('/assets/')
      response.setHeader(
        'Cache-Control',
        lasting ? 'private, max-age=31536000, immutable' : 'no-cache',
      )
    },
  })
  const catalogue = once(() => document(shownFacts(world.catalogue)))
  const plainStart = () =>
    JSON.stringify({
      owner: world.fixture.owner,
      locales: Object.keys(world.catalogue.labels).sort(),
      defaultVehicle: options.defaultVehicle,
      firstSight: world.firstSight(),
    })
  const data: Readonly<Record<string, () => Document>> = {
    '/session.json': () => documentOf(plainStart()),
    '/catalogue.json': catalogue,
    '/evidence.json': once(() => document(evidenceOf(world.catalogue))),
    ...Object.fromEntries(
      Object.keys(world.catalogue.texts).map((locale) => [
        `/texts/${locale}.json`,
        once(() => document(shownTexts(world.catalogue, locale))),
      ]),
    ),
  }

  return (request, response) => {
    setSecurityHeaders(response, request.headers.host ?? '', options.secure)
    const refusal = options.refusalOf(request.headers)
    if (refusal !== undefined) {
      end(response, 403, refusal)
      return
    }
    const path = (request.url ?? '/').split('?', 1)[0] ?? '/'
    if (path === '/session') {
      void signIn(request, response, session, () =>
        documentOf(`{"session":${plainStart()},"catalogue":${catalogue().plain.toString()}}`),
      )
      return
    }
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.setHeader('Allow', 'GET, HEAD')
      end(response, 405, 'only GET and HEAD')
      return
    }
    const wanted = data[path]
    const invoice = invoiceAt(request.url ?? '/')
    if (invoice !== undefined && session.isSignedIn(request.headers.cookie)) {
      void sendInvoice(request, response, world, invoice)
    } else if (wanted === undefined && invoice === undefined) {
      files(request, response, () => {
        end(response, 404, 'there is no such page')
      })
    } else if (wanted !== undefined && session.isSignedIn(request.headers.cookie)) {
      sendDocument(request, response, wanted())
    } else {
      end(response, 401, 'open the address that the program printed')
    }
  }
}

/** Where the facts come from, and where the documents disagree: for those who ask. */
function evidenceOf({ sources, conflicts }: Catalogue): Pick<Catalogue, 'sources' | 'conflicts'> {
  return { sources, conflicts }
}

/** The facts without what no page shows at first: other languages and evidence are asked for, paths and rules are for tests. */
function shownFacts(catalogue: Catalogue): Catalogue {
  const english = shownTexts(catalogue, fallbackLocale)
  return {
    ...catalogue,
    texts: english === undefined ? {} : { [fallbackLocale]: english },
    sources: [],
    conflicts: [],
    paths: [],
    rules: [],
  }
}

/** Our own words in a language without its prompts, which the car tells. */
function shownTexts(catalogue: Catalogue, locale: string): TextFile | undefined {
  const file = catalogue.texts[locale]
  return file && { ...file, prompts: {} }
}

async function signIn(
  request: IncomingMessage,
  response: ServerResponse,
  session: Session,
  welcome: () => Document,
): Promise<void> {
  if (request.method !== 'POST') {
    response.setHeader('Allow', 'POST')
    end(response, 405, 'only POST')
    return
  }
  // a form of another site can send text, but not JSON
  if (request.headers['content-type']?.split(';', 1)[0]?.trim() !== 'application/json') {
    end(response, 415, 'only application/json')
    return
  }
  const body = await readBody(request).catch(() => undefined)
  if (body === undefined) {
    response.setHeader('Connection', 'close')
    end(response, 413, 'the request is too large')
    return
  }
  const parsed = sessionRequest.safeParse(parseJson(body))
  const cookie = parsed.success ? session.redeem(parsed.data.key) : undefined
  if (cookie === undefined) {
    end(response, 403, 'this is not the key of this host')
    return
  }
  response.setHeader('Set-Cookie', cookie)
  // one answer for all that a page asks first
  send(request, response, welcome(), 'no-store')
}

async function readBody(request: IncomingMessage): Promise<string> {
  let body = ''
  for await (const chunk of request.setEncoding('utf8')) {
    body += String(chunk)
    if (body.length > largestBody) throw new Error('too large')
  }
  return body
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

interface Document {
  readonly plain: Buffer
  readonly zipped: Buffer
  readonly etag: string
}

function document(value: unknown): Document {
  return documentOf(JSON.stringify(value))
}

function documentOf(text: string): Document {
  const plain = Buffer.from(text)
  const digest = createHash('sha256').update(plain).digest('base64url')
  return { plain, zipped: gzipSync(plain), etag: `"${digest}"` }
}

function sendDocument(request: IncomingMessage, response: ServerResponse, found: Document): void {
  response.setHeader('ETag', found.etag)
  response.setHeader('Vary', 'Accept-Encoding, Cookie')
  if (request.headers['if-none-match'] === found.etag) {
    response.setHeader('Cache-Control', 'private, no-cache')
    response.writeHead(304).end()
    return
  }
  send(request, response, found, 'private, no-cache')
}

function send(
  request: IncomingMessage,
  response: ServerResponse,
  { plain, zipped }: Document,
  caching: string,
): void {
  const isZipped = /\bgzip\b/.test(request.headers['accept-encoding']?.toString() ?? '')
  if (isZipped) response.setHeader('Content-Encoding', 'gzip')
  const body = isZipped ? zipped : plain
  response.setHeader('Cache-Control', caching)
  response.setHeader('Content-Type', 'application/json; charset=utf-8')
  response.setHeader('Content-Length', body.length)
  response.writeHead(200).end(request.method === 'HEAD' ? undefined : body)
}

function setSecurityHeaders(response: ServerResponse, host: string, secure: boolean): void {
  // an address that is not ours is refused before anybody reads its policy
  const socket = /^[\w.:[\]-]+$/.test(host) ? ` ${secure ? 'wss' : 'ws'}://${host}` : ''
  response.setHeader(
    'Content-Security-Policy',
    [
      "default-src 'self'",
      "script-src 'self'",
      "style-src 'self'",
      "img-src 'self' data:",
      `connect-src 'self'${socket}`,
      "frame-ancestors 'none'",
      "form-action 'none'",
      "base-uri 'none'",
    ].join('; '),
  )
  response.setHeader('X-Content-Type-Options', 'nosniff')
  response.setHeader('Referrer-Policy', 'no-referrer')
  response.setHeader('Cross-Origin-Opener-Policy', 'same-origin')
  response.setHeader('Cross-Origin-Resource-Policy', 'same-origin')
}

function end(response: ServerResponse, status: number, sentence: string): void {
  response.setHeader('Content-Type', 'text/plain; charset=utf-8')
  response.setHeader('Cache-Control', 'no-store')
  response.writeHead(status).end(`${sentence}\n`)
}

function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined
  return () => {
    made ??= { value: make() }
    return made.value
  }
}
