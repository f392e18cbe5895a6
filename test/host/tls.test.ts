import { X509Certificate } from 'node:crypto'
import { request } from 'node:https'
import { once } from 'node:events'
import { connect } from 'node:tls'
import { onTestFinished, expect, test } from 'vitest'
import { originGuard } from '../../src/host/originGuard.ts'
import { servedBroker } from '../helpers/servedBroker.ts'
import { selfSignedCertificate } from '../helpers/selfSignedCertificate.ts'

const tls = selfSignedCertificate('bench.example')

function statusOf(port: number, path: string, Host: string): Promise<number | undefined> {
  const options = { host: '127.0.0.1', port, path, headers: { Host }, rejectUnauthorized: false }
  return new Promise((resolve, reject) => {
    const asking = request(options, (response) => {
      response.resume()
      resolve(response.statusCode)
    })
    asking.on('error', reject)
    asking.end()
  })
}

test('a host beyond loopback answers to the names of its certificate and to no other', () => {
  const certificate = new X509Certificate(tls.cert)
  const refusalOf = originGuard({ scheme: 'https', port: 8443, host: '0.0.0.0', certificate })
  const isTaken = (host: string, origin?: string) =>
    refusalOf({ host, ...(origin === undefined ? {} : { origin }) }) === undefined
  expect(isTaken('bench.example:8443', 'https://bench.example:8443')).toBe(true)
  expect(isTaken('localhost:8443')).toBe(true)
  expect(isTaken('other.example:8443')).toBe(false)
  expect(isTaken('bench.example')).toBe(false)
  for (const odd of [
    '',
    '10.0.0.1:8443',
    '[::2]:8443',
    '..:8443',
    '999.1.1.1:8443',
    '[:::]:8443',
  ]) {
    expect([odd, isTaken(odd)]).toEqual([odd, false])
  }
  expect(isTaken('bench.example:8443', 'http://bench.example:8443')).toBe(false)
  const onUsualPort = originGuard({ scheme: 'https', port: 443, host: '0.0.0.0', certificate })
  expect(onUsualPort({ host: 'bench.example' })).toBeUndefined()
})

test('with a certificate the page is served over TLS', async () => {
  const { port, url } = await servedBroker({ host: '0.0.0.0', tls })
  expect(url).toMatch(new RegExp(`^https://localhost:${String(port)}/#k=`))
  expect(await statusOf(port, '/', `bench.example:${String(port)}`)).toBe(200)
  expect(await statusOf(port, '/session.json', `bench.example:${String(port)}`)).toBe(401)
  expect(await statusOf(port, '/', `evil.example:${String(port)}`)).toBe(403)
})

test('with a certificate MQTT over TCP is taken over TLS only', async () => {
  const { mqttPort = 0 } = await servedBroker({ tls, mqttPort: 0 })
  const socket = connect({ host: '127.0.0.1', port: mqttPort, rejectUnauthorized: false })
  onTestFinished(() => {
    socket.destroy()
  })
  await once(socket, 'secureConnect')
  socket.write(Buffer.from('\x10\x10\x00\x04MQTT\x04\x02\x00\x00\x00\x04page', 'latin1'))
  const [connack] = (await once(socket, 'data')) as [Buffer]
  expect([...connack]).toEqual([0x20, 2, 0, 4])
})

test('what is no certificate, and a key of another, are told in a sentence', async () => {
  await expect(servedBroker({ tls: { ...tls, cert: 'nonsense' } })).rejects.toThrow(
    'expected one in PEM form',
  )
  const { key } = selfSignedCertificate('other.example')
  await expect(servedBroker({ tls: { ...tls, key } })).rejects.toThrow('do not go together')
})
