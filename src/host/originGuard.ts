import type { X509Certificate } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'
import { isIP } from 'node:net'

interface Authority {
  readonly scheme: 'http' | 'https'
  readonly port: number
  /** The name or address that it listens on, where that is not loopback. */
  readonly host: string
  /** Answers for the names by which a host beyond loopback may be called. */
  readonly certificate?: X509Certificate
}

const loopback = new Set(['127.0.0.1', 'localhost', '[::1]'])

export function isLoopback(host: string): boolean {
  return loopback.has(host) || host === '::1' || /^127\.\d+\.\d+\.\d+$/.test(host)
}

/**
 * Tells why a request must be refused, or undefined. Its Host must be a name of ours, or another site's name has been
 * pointed at us (DNS rebinding); its Origin, where a browser sends one, must be that same place.
 */
export function originGuard(
  authority: Authority,
): (headers: Pick<IncomingHttpHeaders, 'host' | 'origin'>) => string | undefined {
  const { scheme, port } = authority
  const usualPort = scheme === 'https' ? 443 : 80
  return ({ host, origin }) => {
    const parts = /^(\[[0-9a-f:.]+\]|[a-z0-9.-]+)(?::(\d{1,5}))?$/i.exec(host ?? '')
    const name = parts?.[1]?.toLowerCase() ?? ''
    if (Number(parts?.[2] ?? usualPort) !== port || !isOurs(name, authority)) {
      return 'this is not the address of this host'
    }
    if (
      origin !== undefined &&
      origin.toLowerCase() !== `${scheme}://${host ?? ''}`.toLowerCase()
    ) {
      return 'another site may not ask this host'
    }
    return undefined
  }
}

function isOurs(name: string, { host, certificate }: Authority): boolean {
  if (loopback.has(name) || (isLoopback(host) && name === host)) return true
  if (certificate === undefined || name === '') return false
  const bare = name.replace(/^\[|\]$/g, '')
  // asked for the address of what is none, a certificate throws
  const found = isIP(bare) === 0 ? certificate.checkHost(bare) : certificate.checkIP(bare)
  return found !== undefined
}
