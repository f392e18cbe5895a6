import type { Catalogue } from '../../catalogue/catalogue.ts'
import type { ChosenFile } from '../../contract/desktop.ts'
import type { Evidence, Host, Session } from './host.ts'

const millisecondsUntilRead = 60_000

/** The answer to the right key: what a page would ask for next. */
interface Admission {
  readonly session: Session
  readonly catalogue: Catalogue
}

/** The host as any browser sees it: the server that the page came from. */
export function browserHost(window: Window): Host {
  const { location, history } = window
  // MQTT.js is more than half of all our code, and nothing that the page shows first
  const open = async (path: string) => (await import('./openBus.ts')).default(location, path)
  async function signIn(): Promise<Admission | undefined> {
    const key = new URLSearchParams(location.hash.slice(1)).get('k')
    if (key === null) return undefined
    const response = await fetch('/session', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ key }),
    })
    // the key must not stay in the address bar, in the history, in a screenshot
    history.replaceState(null, '', location.pathname + location.search)
    return response.ok ? ((await response.json()) as Admission) : undefined
  }
  let admission: Promise<Admission | undefined> = Promise.resolve(undefined)
  return {
    async openSession() {
      admission = signIn()
      const admitted = await admission
      if (admitted !== undefined) return admitted.session
      const response = await fetch('/session.json')
      return response.ok ? ((await response.json()) as Session) : undefined
    },
    loadCatalogue: async () => (await admission)?.catalogue ?? load<Catalogue>('/catalogue.json'),
    loadEvidence: () => load<Evidence>('/evidence.json'),
    loadTexts: (locale) => load(`/texts/${encodeURIComponent(locale)}.json`),
    prepare() {
      import('./openBus.ts').catch(() => undefined)
    },
    connect: () => open('/mqtt'),
    connectToPlay: () => open('/mqtt/play'),
    openScenario: () => chooseFile(window.document),
    saveFile(name, text) {
      const link = window.document.createElement('a')
      const address = URL.createObjectURL(new Blob([text], { type: 'application/yaml' }))
      link.href = address
      link.download = name
      link.click()
      // the browser reads it when it gets round to it
      setTimeout(() => {
        URL.revokeObjectURL(address)
      }, millisecondsUntilRead)
      return Promise.resolve(true)
    },
  }
}

async function load<Data>(path: string): Promise<Data> {
  const response = await fetch(path)
  if (!response.ok) throw new Error(`${path}: ${String(response.status)}`)
  return (await response.json()) as Data
}

/** The browser's own way to choose a file: a field for one, which is never seen. */
function chooseFile(document: Document): Promise<ChosenFile | undefined> {
  const field = document.createElement('input')
  field.type = 'file'
  field.accept = '.yaml,.yml'
  return new Promise((resolve, reject) => {
    field.addEventListener('cancel', () => {
      resolve(undefined)
    })
    field.addEventListener('change', () => {
      const file = field.files?.[0]
      if (file === undefined) resolve(undefined)
      else
        file.text().then((text) => {
          resolve({ name: file.name, text })
        }, reject)
    })
    field.click()
  })
}
