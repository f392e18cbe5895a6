import { duplexPair, type Duplex } from 'node:stream'
import { once } from 'node:events'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { packetLimit, packetWatch } from '../../src/host/packetLimit.ts'

/** A PUBLISH of so many bytes after its fixed header, its length written as MQTT 3.1.1 §2.2.3 demands. */
function packet(length: number): Buffer {
  const header = [0x30]
  let rest = length
  do {
    const digit = rest % 128
    rest = Math.floor(rest / 128)
    header.push(rest > 0 ? digit | 0x80 : digit)
  } while (rest > 0)
  return Buffer.concat([Buffer.from(header), Buffer.alloc(length, 0xff)])
}

function limited(): { readonly far: Duplex; readonly near: Duplex; readonly reasons: string[] } {
  const [far, inner] = duplexPair()
  const reasons: string[] = []
  const near = packetLimit(inner, (reason) => reasons.push(reason))
  return { far, near, reasons }
}

test('packets of every size up to the limit pass, however they are split', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 64 * 1024 }), { maxLength: 8 }),
      fc.array(fc.integer({ min: 1, max: 40_000 }), { minLength: 1, maxLength: 16 }),
      (lengths, sizes) => {
        const bytes = Buffer.concat(lengths.map(packet))
        const watch = packetWatch()
        let at = 0
        for (let turn = 0; at < bytes.length; turn += 1) {
          const size = sizes[turn % sizes.length] ?? 1
          if (watch(bytes.subarray(at, at + size)) !== undefined) return false
          at += size
        }
        return true
      },
    ),
  )
})

test('a packet over the limit is told by its header, before its body', () => {
  const header = packet(64 * 1024 + 1).subarray(0, 4)
  expect(packetWatch()(header)).toBe('packet larger than 65536 bytes')
})

test('a header that comes byte by byte after other packets is read all the same', () => {
  const watch = packetWatch()
  const bytes = Buffer.concat([packet(300), Buffer.from([0x30, 0xff, 0xff, 0x7f])])
  const told = [...bytes].map((byte) => watch(Uint8Array.of(byte)))
  expect(told.filter((reason) => reason !== undefined)).toEqual(['packet larger than 65536 bytes'])
})

test('a length of more than four bytes and a packet type that does not exist are malformed', () => {
  expect(packetWatch()(Uint8Array.of(0x30, 0x80, 0x80, 0x80, 0x80))).toBe(
    'packet with a malformed length',
  )
  expect(packetWatch()(Buffer.from('\0nonsense'))).toBe('not an MQTT 3.1.1 packet')
})

test('what passes arrives as it was sent, both ways', async () => {
  const { far, near, reasons } = limited()
  far.write(packet(5))
  expect(((await once(near, 'data')) as [Buffer])[0]).toEqual(packet(5))
  near.write(packet(7))
  expect(((await once(far, 'data')) as [Buffer])[0]).toEqual(packet(7))
  expect(reasons).toEqual([])
})

test('the pieces of a packet that are written together leave together', async () => {
  const { far, near } = limited()
  near.cork()
  for (const piece of ['a', 'b', 'c']) near.write(piece)
  near.uncork()
  expect(String(((await once(far, 'data')) as [Buffer])[0])).toBe('abc')
})

test('an oversized packet ends the connection, and not a byte of it arrives', async () => {
  const { far, near, reasons } = limited()
  const arrived: Buffer[] = []
  near.on('data', (chunk: Buffer) => arrived.push(chunk))
  far.write(packet(64 * 1024 + 1))
  await once(near, 'close')
  expect(reasons).toEqual(['packet larger than 65536 bytes'])
  expect(arrived).toEqual([])
})
