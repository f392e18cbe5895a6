import { createHash } from 'node:crypto'
import { mkdir, open, readFile, realpath, rename, rm, type FileHandle } from 'node:fs/promises'
import { connect, createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { crc32 } from 'node:zlib'

/** What was put under a key; `undefined` deletes the key. */
export type Changes = Readonly<Record<string, unknown>>

/** Values by key that outlive the process, also one that is killed. Values are plain data. */
export interface Store {
  entries(): ReadonlyMap<string, unknown>
  /** Resolves when the value is on the disk. */
  put(key: string, value: unknown): Promise<void>
  delete(key: string): Promise<void>
  /** Several changes at once: after a crash all of them are there, or none. */
  write(changes: Changes): Promise<void>
  /** Resolves when nothing on the disk tells any more of what was overwritten or deleted. */
  forgetPast(): Promise<void>
  close(): Promise<void>
}

/** The store cannot be opened; the message is for people. */
export class StoreFault extends Error {}

const journalName = 'store.journal'
const draftName = 'store.journal.new'
const form = 'pcm-store 1'
/** A journal is written anew when it has grown beyond this and beyond four times what it holds. */
const tolerated = 1024 * 1024

interface Waiting {
  readonly line: string
  readonly resolve: () => void
  readonly reject: (error: unknown) => void
}

/**
 * Opens the store of a folder, made where it is missing. Every line of its journal holds one act: length, checksum and
 * the changes; a last line that a crash has cut off is dropped, anything else that cannot be read is refused.
 */
export async function openStore(folder: string): Promise<Store> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const lock = await lockFolder(folder)
  try {
    return await openJournal(folder, lock)
  } catch (error) {
    lock.close()
    throw error
  }
}

async function openJournal(folder: string, lock: Server): Promise<Store> {
  const path = join(folder, journalName)
  const bytes = await readFile(path).catch(unlessMissing)
  const { values, length } = readJournal(bytes ?? Buffer.from(`${form}\n`), path)
  let size = length
  let held = heldBy(values)
  let file = bytes === undefined ? await rewrite(folder, textOf(values)) : await open(path, 'r+')
  if (bytes !== undefined && bytes.length > length) {
    await file.truncate(length)
    await file.sync()
  }
  let waiting: Waiting[] = []
  let isPastToGo = false
  let work: Promise<void> | undefined
  let broken: unknown
  let isClosed = false

  async function writeAll(): Promise<void> {
    while (waiting.length > 0) {
      const acts = waiting
      waiting = []
      try {
        const block = Buffer.from(acts.map(({ line }) => line).join(''))
        await file.write(block, 0, block.length, size)
        await file.sync()
        size += block.length
        if (isPastToGo) {
          isPastToGo = false
          await compact()
        }
        for (const { resolve } of acts) resolve()
        if (size > tolerated && size > 4 * held) await compact()
      } catch (error) {
        broken = error
        for (const { reject } of [...acts, ...waiting]) reject(error)
        waiting = []
      }
    }
    work = undefined
  }

  async function compact(): Promise<void> {
    const text = textOf(values)
    const fresh = await rewrite(folder, text)
    await file.close()
    file = fresh
    size = Buffer.byteLength(text)
    held = size
  }

  function write(changes: Changes): Promise<void> {
    if (isClosed) return Promise.reject(new StoreFault('the store is closed'))
    if (broken !== undefined) {
      return Promise.reject(new StoreFault('the store could not be written', { cause: broken }))
    }
    const line = lineOf(Object.entries(changes))
    for (const [key, value] of Object.entries(changes)) {
      if (value === undefined) values.delete(key)
      else values.set(key, JSON.parse(JSON.stringify(value)))
    }
    return new Promise((resolve, reject) => {
      waiting.push({ line, resolve, reject })
      work ??= writeAll()
    })
  }

  return {
    entries: () => values,
    put: (key, value) => write({ [key]: value }),
    delete: (key) => write({ [key]: undefined }),
    write,
    forgetPast() {
      isPastToGo = true
      return write({})
    },
    async close() {
      if (isClosed) return
      isClosed = true
      await work
      await file.close()
      await new Promise((resolve) => lock.close(resolve))
    },
  }
}

interface Journal {
  readonly values: Map<string, unknown>
  /** How many bytes are whole. */
  readonly length: number
}

function readJournal(bytes: Buffer, path: string): Journal {
  const values = new Map<string, unknown>()
  let start = bytes.indexOf(10) + 1
  const found = bytes.toString('utf8', 0, Math.max(0, start - 1))
  if (found !== form) {
    const written = found.startsWith('pcm-store ')
      ? `in the form "${found.slice(0, 40)}"`
      : 'by another program'
    throw new StoreFault(`${path} was written ${written}; this version reads "${form}"`)
  }
  while (start < bytes.length) {
    const end = bytes.indexOf(10, start)
    const act = end === -1 ? undefined : actOf(bytes.toString('utf8', start, end))
    if (act === undefined) {
      // what a crash cuts off is at the end; after it nothing whole can follow
      if (end !== -1 && hasWholeLine(bytes, end + 1)) {
        throw new StoreFault(`${path} is damaged at byte ${String(start)}`)
      }
      return { values, length: start }
    }
    for (const [key, ...value] of act) {
      if (value.length === 0) values.delete(key)
      else values.set(key, value[0])
    }
    start = end + 1
  }
  return { values, length: start }
}

function hasWholeLine(bytes: Buffer, from: number): boolean {
  for (let start = from; start < bytes.length;) {
    const end = bytes.indexOf(10, start)
    if (end === -1) return false
    if (actOf(bytes.toString('utf8', start, end)) !== undefined) return true
    start = end + 1
  }
  return false
}

type Act = readonly (readonly [key: string, value?: unknown])[]

function lineOf(changes: readonly (readonly [string, unknown])[]): string {
  const act = changes.map(([key, value]) => (value === undefined ? [key] : [key, value]))
  const text = JSON.stringify(act)
  return `${String(Buffer.byteLength(text))} ${crc32(text).toString(16)} ${text}\n`
}

function actOf(line: string): Act | undefined {
  const [, length, checksum, text] = /^(\d+) ([0-9a-f]+) (.*)$/.exec(line) ?? []
  if (text === undefined || Buffer.byteLength(text) !== Number(length)) return undefined
  if (crc32(text).toString(16) !== checksum) return undefined
  return JSON.parse(text) as Act
}

function textOf(values: ReadonlyMap<string, unknown>): string {
  return `${form}\n${[...values].map((entry) => lineOf([entry])).join('')}`
}

function heldBy(values: ReadonlyMap<string, unknown>): number {
  return Buffer.byteLength(textOf(values))
}

/** Puts a journal of this text in the place of the old one. */
async function rewrite(folder: string, text: string): Promise<FileHandle> {
  const draft = join(folder, draftName)
  await rm(draft, { force: true })
  const file = await open(draft, 'wx+', 0o600)
  await file.writeFile(text)
  await file.sync()
  await rename(draft, join(folder, journalName))
  // Windows cannot open a folder; there the rename is journaled by the file system
  if (process.platform !== 'win32') {
    const directory = await open(folder, 'r')
    await directory.sync()
    await directory.close()
  }
  return file
}

/** Takes the folder for this process alone. A socket is released by the system however the process ends. */
async function lockFolder(folder: string): Promise<Server> {
  const name = createHash('sha256')
    .update(await realpath(folder))
    .digest('hex')
    .slice(0, 24)
  const path =
    process.platform === 'win32' ? `\\\\.\\pipe\\pcm-${name}` : join(tmpdir(), `pcm-${name}.lock`)
  const taken = await listenOn(path)
  if (taken !== undefined) return taken
  if (await isAnswered(path)) throw new StoreFault(`${folder} is in use by another pcm`)
  await rm(path, { force: true })
  const server = await listenOn(path)
  if (server === undefined) throw new StoreFault(`${folder} is in use by another pcm`)
  return server
}

function listenOn(path: string): Promise<Server | undefined> {
  return new Promise((resolve, reject) => {
    const server = createServer((socket) => socket.destroy())
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') resolve(undefined)
      else reject(error)
    })
    server.listen(path, () => {
      server.unref()
      resolve(server)
    })
  })
}

function isAnswered(path: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(path, () => {
      socket.destroy()
      resolve(true)
    })
    socket.once('error', () => {
      resolve(false)
    })
  })
}

function unlessMissing(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT') throw error
  return undefined
}
