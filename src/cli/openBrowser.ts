import { spawn } from 'node:child_process'

interface BrowserPlace {
  readonly platform: NodeJS.Platform
  readonly env: Readonly<Record<string, string | undefined>>
}

/** Whether there is a screen that a window could open on. */
export function hasDisplay({ platform, env }: BrowserPlace): boolean {
  if (platform === 'darwin' || platform === 'win32') return true
  return Boolean(env['DISPLAY']) || Boolean(env['WAYLAND_DISPLAY'])
}

/** The program and arguments that open an address in the user's browser. */
export function browserCommand(
  url: string,
  platform: NodeJS.Platform,
): readonly [string, ...string[]] {
  if (platform === 'darwin') return ['open', url]
  if (platform === 'win32') return ['rundll32', 'url.dll,FileProtocolHandler', url]
  return ['xdg-open', url]
}

/** Opens an address in the user's browser; resolves to false when no program for it could be started. */
export function openBrowser(url: string, place: BrowserPlace): Promise<boolean> {
  if (!hasDisplay(place)) return Promise.resolve(false)
  const [program, ...args] = browserCommand(url, place.platform)
  const child = spawn(program, args, { stdio: 'ignore', detached: true, env: { ...place.env } })
  return new Promise((resolve) => {
    child.once('error', () => {
      resolve(false)
    })
    child.once('spawn', () => {
      child.unref()
      resolve(true)
    })
  })
}
