import { Buffer } from 'node:buffer'
import { Duplex } from 'node:stream'

const largestPacket = 64 * 1024

/**
 * Reads the fixed headers of MQTT 3.1.1 (§2.2) as the bytes go by, split wherever they may be split; tells why the
 * stream must not go on, or undefined.
 */
export function packetWatch(largest = largestPacket): (chunk: Uint8Array) => string | undefined {
  let bodyLeft = 0
  let length = 0
  let lengthBytes: number | 'type-comes-next' = 'type-comes-next'

  return (chunk) => {
    let index = 0
    while (index < chunk.length) {
      if (bodyLeft > 0) {
        const skipped = Math.min(bodyLeft, chunk.length - index)
        bodyLeft -= skipped
        index += skipped
        continue
      }
      const byte = chunk[index] ?? 0
      index += 1
      if (lengthBytes === 'type-comes-next') {
        const type = byte >> 4
        if (type === 0 || type === 15) return 'not an MQTT 3.1.1 packet'
        length = 0
        lengthBytes = 0
        continue
      }
      length += (byte & 0x7f) * 128 ** lengthBytes
      lengthBytes += 1
      if (length > largest) return `packet larger than ${String(largest)} bytes`
      if ((byte & 0x80) === 0) {
        bodyLeft = length
        lengthBytes = 'type-comes-next'
      } else if (lengthBytes === 4) {
        return 'packet with a malformed length'
      }
    }
    return undefined
  }
}

/**
 * The same stream, cut off before a parser can buffer a packet that is too large or malformed. What is written in one
 * go leaves in one go, so that a packet is one frame and one segment.
 */
export function packetLimit(stream: Duplex, onRefused: (reason: string) => void): Duplex {
  const watch = packetWatch()
  const limited = new Duplex({
    read() {
      stream.resume()
    },
    write(chunk: Buffer, _encoding, done) {
      stream.write(chunk, done)
    },
    writev(chunks, done) {
      stream.write(Buffer.concat(chunks.map(({ chunk }) => chunk as Buffer)), done)
    },
    final(done) {
      stream.end(done)
    },
    destroy(error, done) {
      stream.destroy()
      done(error)
    },
  })
  stream.on('data', (chunk: Buffer) => {
    if (limited.destroyed) return
    const reason = watch(chunk)
    if (reason !== undefined) {
      onRefused(reason)
      limited.destroy()
    } else if (!limited.push(chunk)) {
      stream.pause()
    }
  })
  stream.on('end', () => limited.push(null))
  stream.on('close', () => limited.destroy())
  // a peer that goes away without a word is no fault of ours: the close that follows tells it
  stream.on('error', () => limited.destroy())
  return limited
}
