import { Duplex } from 'node:stream'

type Done = (error?: Error | null) => void
type Chunk = Uint8Array | string

interface Part {
  readonly chunk: Chunk
  readonly encoding: BufferEncoding
}

/**
 * Both ends of a connection inside this process. What is written between two turns arrives as one chunk, as it would
 * through a socket; like a socket, one end notices that the other is gone.
 */
export function innerStream(): readonly [Duplex, Duplex] {
  const here = new InnerEnd()
  const there = new InnerEnd()
  here.other = there
  there.other = here
  return [here, there]
}

class InnerEnd extends Duplex {
  other: InnerEnd | undefined
  /** Called when the other end wants more: what was written waits until it is read. */
  private taken: Done | undefined

  constructor() {
    // texts are written where the bytes of their chunk stand, without a buffer of their own
    super({ decodeStrings: false })
  }

  override _read(): void {
    this.other?.release()
  }

  override _write(chunk: Chunk, encoding: BufferEncoding, done: Done): void {
    this.give(typeof chunk === 'string' ? Buffer.from(chunk, encoding) : chunk, done)
  }

  override _writev(parts: readonly Part[], done: Done): void {
    this.give(joined(parts), done)
  }

  override _final(done: Done): void {
    this.other?.push(null)
    done()
  }

  override _destroy(error: Error | null, done: Done): void {
    this.release()
    const { other } = this
    if (other !== undefined && !other.destroyed) process.nextTick(() => other.destroy())
    done(error)
  }

  private give(chunk: Uint8Array, done: Done): void {
    const { other } = this
    if (other === undefined || other.destroyed || other.readableEnded) {
      done()
      return
    }
    if (other.push(chunk)) {
      done()
      return
    }
    this.taken = done
  }

  private release(): void {
    const { taken } = this
    this.taken = undefined
    taken?.()
  }
}

function joined(parts: readonly Part[]): Uint8Array {
  let length = 0
  for (const { chunk, encoding } of parts) {
    length += typeof chunk === 'string' ? Buffer.byteLength(chunk, encoding) : chunk.length
  }
  const whole = Buffer.allocUnsafe(length)
  let at = 0
  for (const { chunk, encoding } of parts) {
    if (typeof chunk === 'string') at += whole.write(chunk, at, encoding)
    else {
      whole.set(chunk, at)
      at += chunk.length
    }
  }
  return whole
}
