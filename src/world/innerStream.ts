import { Duplex } from 'node:stream'

type Done = (error?: Error | null) => void

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

  override _read(): void {
    this.other?.release()
  }

  override _write(chunk: Uint8Array, _encoding: string, done: Done): void {
    this.give(chunk, done)
  }

  override _writev(parts: readonly { readonly chunk: Uint8Array }[], done: Done): void {
    const [first, ...others] = parts
    const chunk =
      others.length === 0 ? first?.chunk : Buffer.concat(parts.map((part) => part.chunk))
    this.give(chunk ?? Buffer.alloc(0), done)
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
