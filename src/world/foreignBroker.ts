/** A broker that is not ours, and where on it a world is. */
export interface ForeignBroker {
  readonly url: string
  readonly username?: string
  readonly password?: string
  /** The topic prefix, without a slash at its end. */
  readonly root: string
}

/** A name for a client that nobody has on this broker but the world under this root; `~` is in no root. */
export function clientIdIn(root: string, name: string): string {
  return `${root.replaceAll('/', '~')}~${name}`
}
