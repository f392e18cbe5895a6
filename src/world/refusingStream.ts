import { Duplex } from 'node:stream'

// CONNACK with return code 3, server unavailable (MQTT 3.1.1, 3.2.2.3)
const connectionRefused = Uint8Array.of(0x20, 0x02, 0x00, 0x03)

/** A stream that ends in a broker that takes no connection. */
export function refusingStream(): Duplex {
  const stream: Duplex = new Duplex({
    read() {
      // what there is to read comes when somebody has asked
    },
    write(_chunk, _encoding, done) {
      if (!stream.readableEnded) {
        stream.push(connectionRefused)
        stream.push(null)
      }
      done()
    },
  })
  return stream
}
