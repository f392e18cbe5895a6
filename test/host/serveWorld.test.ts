import { connect } from 'node:net'
import { gunzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { ask } from '../helpers/ask.ts'
import { servedBroker, type ServedBroker } from '../helpers/servedBroker.ts'
import { sightOfNothing } from '../helpers/sightOfNothing.ts'
import { temporaryFolder } from '../helpers/temporaryFolder.ts'

const json = { 'Content-Type': 'application/json' }

function keyOf(url: string): string {
  return new URL(url).hash.slice('#k='.length)
}

function signIn(port: number, key: string) {
  return ask(port, '/session', { method: 'POST', headers: json, body: JSON.stringify({ key }) })
}

async function cookieOf({ port, url }: ServedBroker): Promise<string> {
  const { headers } = await signIn(port, keyOf(url))
  return headers['set-cookie']?.[0]?.split(';', 1)[0] ?? 'no cookie'
}

test('the address is one of loopback and carries the key where no server sees it', async () => {
  const { url, port } = await servedBroker()
  expect(url).toMatch(new RegExp(`^http://127\\.0\\.0\\.1:${String(port)}/#k=[\\w-]{43}$`))
})

test('the key is swapped for a cookie that no script and no other site gets hold of', async () => {
  const served = await servedBroker()
  const answer = await signIn(served.port, keyOf(served.url))
  expect(answer.status).toBe(200)
  expect(answer.headers['set-cookie']).toEqual([
    expect.stringMatching(
      new RegExp(`^pcm-${String(served.port)}=[\\w-]{43}; HttpOnly; SameSite=Strict; Path=/$`),
    ),
  ])
  expect(answer.headers['set-cookie']?.[0]).not.toContain(keyOf(served.url))
})

test('the right key is answered with all that a page asks first, for nobody to keep', async () => {
  const served = await servedBroker()
  const { headers, body } = await signIn(served.port, keyOf(served.url))
  const Cookie = headers['set-cookie']?.[0]?.split(';', 1)[0] ?? 'no cookie'
  const asked = async (path: string): Promise<unknown> =>
    JSON.parse(String((await ask(served.port, path, { headers: { Cookie } })).body))
  expect(JSON.parse(String(body))).toEqual({
    session: await asked('/session.json'),
    catalogue: await asked('/catalogue.json'),
  })
  expect(headers['cache-control']).toBe('no-store')
})

test('a wrong key, no key and a key in another form get no cookie', async () => {
  const { port, url } = await servedBroker()
  const bodies = ['{"key":"wrong"}', '{}', 'key', `{"key":"${keyOf(url)}","more":1}`]
  for (const body of bodies) {
    const answer = await ask(port, '/session', { method: 'POST', headers: json, body })
    expect([answer.status, answer.headers['set-cookie']]).toEqual([403, undefined])
  }
  const body = JSON.stringify({ key: keyOf(url) })
  const asForm = await ask(port, '/session', {
    method: 'POST',
    headers: { 'Content-Type': 'text/plain' },
    body,
  })
  expect(asForm.status).toBe(415)
  const long = await ask(port, '/session', {
    method: 'POST',
    headers: json,
    body: 'x'.repeat(9000),
  })
  expect(long.status).toBe(413)
  expect((await ask(port, `/session?key=${keyOf(url)}`)).status).toBe(405)
})

test('an address for other programs to open signs in once', async () => {
  const { port, oneTimeUrl } = await servedBroker()
  const key = keyOf(oneTimeUrl())
  expect((await signIn(port, key)).status).toBe(200)
  expect((await signIn(port, key)).status).toBe(403)
})

test('the page is open to everyone, its data only to who is signed in', async () => {
  const served = await servedBroker()
  const page = await ask(served.port, '/')
  expect([page.status, String(page.body)]).toEqual([200, '<!doctype html><title>the page</title>'])
  for (const path of ['/session.json', '/catalogue.json', '/evidence.json', '/texts/de.json']) {
    expect((await ask(served.port, path)).status).toBe(401)
    const Cookie = `pcm-${String(served.port)}=guessed`
    expect((await ask(served.port, path, { headers: { Cookie } })).status).toBe(401)
    const signedIn = await ask(served.port, path, { headers: { Cookie: await cookieOf(served) } })
    expect(signedIn.status).toBe(200)
  }
})

test('who is signed in gets the demo owner, the languages and the first vehicle', async () => {
  const served = await servedBroker()
  const headers = { Cookie: await cookieOf(served) }
  const { body } = await ask(served.port, '/session.json', { headers })
  expect(JSON.parse(String(body))).toEqual({
    owner: {
      accountId: 'demo-owner',
      name: 'Alex Demo',
      porscheId: 'alex@example.com',
      password: 'Connect-2024',
      securityCode: '4711',
    },
    locales: expect.arrayContaining(['de', 'en']) as unknown,
    defaultVehicle: '911-991-2018',
    firstSight: sightOfNothing,
  })
})

test('the catalogue comes zipped to who can unzip it, and once to who has it', async () => {
  const served = await servedBroker()
  const headers = { Cookie: await cookieOf(served) }
  const plain = await ask(served.port, '/catalogue.json', { headers })
  const zipped = await ask(served.port, '/catalogue.json', {
    headers: { ...headers, 'Accept-Encoding': 'gzip, br' },
  })
  expect(zipped.headers['content-encoding']).toBe('gzip')
  expect(gunzipSync(zipped.body)).toEqual(plain.body)
  expect(Object.keys(JSON.parse(String(plain.body)) as object)).toContain('vehicles')
  const again = await ask(served.port, '/catalogue.json', {
    headers: { ...headers, 'If-None-Match': plain.headers.etag ?? '' },
  })
  expect([again.status, again.body.length]).toEqual([304, 0])
})

test('a request that names another host or comes from another site is refused', async () => {
  const served = await servedBroker()
  const { port } = served
  const Cookie = await cookieOf(served)
  const own = `127.0.0.1:${String(port)}`
  const statusWith = async (headers: Record<string, string>) =>
    (await ask(port, '/session.json', { headers: { Cookie, ...headers } })).status
  expect(await statusWith({ Host: own, Origin: `http://${own}` })).toBe(200)
  expect(await statusWith({ Host: `localhost:${String(port)}` })).toBe(200)
  expect(await statusWith({ Host: `[::1]:${String(port)}` })).toBe(200)
  for (const Host of [
    'evil.example',
    `evil.example:${String(port)}`,
    `127.0.0.1.evil.example:${String(port)}`,
    '127.0.0.1:1',
    '127.0.0.1',
    `alex@127.0.0.1:${String(port)}`,
  ]) {
    expect([Host, await statusWith({ Host })]).toEqual([Host, 403])
  }
  for (const Origin of [
    'null',
    'http://evil.example',
    'http://127.0.0.1:1',
    `https://${own}`,
    `http://localhost:${String(port)}`,
    `http://${own}.evil.example`,
  ]) {
    expect([Origin, await statusWith({ Host: own, Origin })]).toEqual([Origin, 403])
  }
  expect((await ask(port, '/', { headers: { Host: 'evil.example' } })).status).toBe(403)
})

test('another site cannot sign itself in, even with the key', async () => {
  const { port, url } = await servedBroker()
  const answer = await ask(port, '/session', {
    method: 'POST',
    headers: { ...json, Origin: 'http://evil.example' },
    body: JSON.stringify({ key: keyOf(url) }),
  })
  expect([answer.status, answer.headers['set-cookie']]).toEqual([403, undefined])
})

test('every answer tells the browser to load nothing from elsewhere', async () => {
  const { port } = await servedBroker()
  const own = `127.0.0.1:${String(port)}`
  for (const path of ['/', '/session.json', '/nothing-here']) {
    const { headers } = await ask(port, path)
    expect(headers['content-security-policy']).toBe(
      "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; " +
        `connect-src 'self' ws://${own}; frame-ancestors 'none'; form-action 'none'; base-uri 'none'`,
    )
    expect(headers['x-content-type-options']).toBe('nosniff')
    expect(headers['referrer-policy']).toBe('no-referrer')
  }
})

test('the page is asked for anew, what bears a digest in its name is kept', async () => {
  const { port } = await servedBroker()
  const cacheOf = async (path: string) => (await ask(port, path)).headers['cache-control']
  expect(await cacheOf('/')).toBe('no-cache')
  expect(await cacheOf('/assets/index-5d41402a.js')).toContain('immutable')
})

test('nothing outside the page folder is served, and nothing is written', async () => {
  const { port } = await servedBroker()
  for (const path of ['/../package.json', '/..%2f..%2fetc/passwd', '/.env', '/%00', '/%']) {
    expect([path, (await ask(port, path)).status]).toEqual([path, 404])
  }
  expect((await ask(port, '/', { method: 'PUT', body: 'x' })).status).toBe(405)
})

test('a port that is taken is told in a sentence', async () => {
  const { port } = await servedBroker()
  await expect(servedBroker({ port })).rejects.toThrow(
    `port ${String(port)} on 127.0.0.1 is in use by another program`,
  )
  await expect(servedBroker({ mqttPort: port })).rejects.toThrow('is in use by another program')
})

test('beyond loopback nothing is opened without a certificate', async () => {
  await expect(servedBroker({ host: '0.0.0.0' })).rejects.toThrow('or --tls-cert and --tls-key')
})

test('a page that is not built is told before anything is opened', async () => {
  await expect(servedBroker({ pageFolder: temporaryFolder() })).rejects.toThrow('npm run build')
})

test('closing leaves nothing that listens, whoever is still connected', async () => {
  const served = await servedBroker({ mqttPort: 0 })
  const { port, mqttPort = 0 } = served
  const guests = await Promise.all([port, mqttPort].map(connected))
  const gone = guests.map((guest) => new Promise((resolve) => guest.once('close', resolve)))
  await served.close()
  await Promise.all(gone)
  for (const closed of [port, mqttPort])
    await expect(connected(closed)).rejects.toThrow('ECONNREFUSED')
})

function connected(port: number) {
  const socket = connect(port, '127.0.0.1')
  return new Promise<typeof socket>((resolve, reject) => {
    socket.once('connect', () => {
      resolve(socket)
    })
    socket.once('error', reject)
  })
}
