import { spawn } from 'node:child_process'
import { createRequire } from 'node:module'
import { onTestFinished } from 'vitest'

interface Message {
  readonly id?: number
  readonly method?: string
  readonly params?: unknown
  readonly result?: unknown
}

export interface Diagnostic {
  readonly message: string
  readonly range: { readonly start: { readonly line: number; readonly character: number } }
}

/** The YAML language server that editors start, talked to as they do. */
export interface LanguageServer {
  /** What it finds wrong with a text, once it has looked at it. */
  diagnosticsOf(uri: string, text: string): Promise<readonly Diagnostic[]>
  /** What it offers at a place of an opened text. */
  completionsAt(uri: string, line: number, character: number): Promise<readonly string[]>
}

/** Starts the server; it is ended with the test. Nothing but files is asked for: no schema store, no network. */
export async function startLanguageServer(
  schemas: Readonly<Record<string, string>> = {},
): Promise<LanguageServer> {
  const program = createRequire(import.meta.url).resolve(
    'yaml-language-server/bin/yaml-language-server',
  )
  const child = spawn(process.execPath, [program, '--stdio'], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  onTestFinished(() => {
    child.kill('SIGKILL')
  })
  const answers = new Map<number, (result: unknown) => void>()
  const found = new Map<string, (diagnostics: readonly Diagnostic[]) => void>()
  let read = Buffer.alloc(0)
  let asked = 0

  function send(message: object): void {
    const body = JSON.stringify({ jsonrpc: '2.0', ...message })
    child.stdin.write(`Content-Length: ${String(Buffer.byteLength(body))}\r\n\r\n${body}`)
  }

  function request(method: string, params: object): Promise<unknown> {
    asked += 1
    const id = asked
    return new Promise((resolve) => {
      answers.set(id, resolve)
      send({ id, method, params })
    })
  }

  function hear({ id, method, params, result }: Message): void {
    if (method === 'workspace/configuration' && id !== undefined) {
      const { items } = params as { readonly items: readonly { readonly section: string }[] }
      send({
        id,
        result: items.map(({ section }) => (section === 'yaml' ? { ...settings, schemas } : null)),
      })
    } else if (method === 'textDocument/publishDiagnostics') {
      const { uri, diagnostics } = params as {
        readonly uri: string
        readonly diagnostics: readonly Diagnostic[]
      }
      found.get(uri)?.(diagnostics)
    } else if (method !== undefined && id !== undefined) send({ id, result: null })
    else if (id !== undefined) answers.get(id)?.(result)
  }

  child.stdout.on('data', (chunk: Buffer) => {
    read = Buffer.concat([read, chunk])
    for (;;) {
      const head = read.indexOf('\r\n\r\n')
      if (head < 0) return
      const length = Number(/Content-Length: (\d+)/i.exec(read.toString('latin1', 0, head))?.[1])
      if (read.length < head + 4 + length) return
      const body = read.toString('utf8', head + 4, head + 4 + length)
      read = read.subarray(head + 4 + length)
      hear(JSON.parse(body) as Message)
    }
  })

  await request('initialize', {
    processId: process.pid,
    rootUri: null,
    capabilities: {
      workspace: { configuration: true },
      textDocument: { completion: {}, publishDiagnostics: {} },
    },
  })
  send({ method: 'initialized', params: {} })

  return {
    diagnosticsOf: (uri, text) =>
      new Promise((resolve) => {
        found.set(uri, resolve)
        const textDocument = { uri, languageId: 'yaml', version: 1, text }
        send({ method: 'textDocument/didOpen', params: { textDocument } })
      }),
    async completionsAt(uri, line, character) {
      const result = await request('textDocument/completion', {
        textDocument: { uri },
        position: { line, character },
      })
      const { items } = result as { readonly items: readonly { readonly label: string }[] }
      return items.map(({ label }) => label)
    },
  }
}

const settings = {
  validate: true,
  completion: true,
  schemaStore: { enable: false },
  kubernetesCRDStore: { enable: false },
}
