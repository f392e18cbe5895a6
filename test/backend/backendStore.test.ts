import { spawn } from 'node:child_process'
import { appendFileSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openStore } from '../../src/backend/backendStore.ts'
import { bundledProgram } from '../helpers/bundledProgram.ts'
import { temporaryFolder } from '../helpers/temporaryFolder.ts'

const journal = (folder: string) => join(folder, 'store.journal')

async function reopened(folder: string): Promise<Record<string, unknown>> {
  const store = await openStore(folder)
  const values = Object.fromEntries(store.entries())
  await store.close()
  return values
}

test('what was put is there when the store is opened again, what was deleted is not', async () => {
  const folder = temporaryFolder()
  const store = await openStore(folder)
  await Promise.all([store.put('a', { of: [1, 'ä\n'] }), store.put('b', 2), store.put('c', null)])
  await store.delete('b')
  await store.write({ d: true, a: undefined })
  expect(Object.fromEntries(store.entries())).toEqual({ c: null, d: true })
  await store.close()
  expect(await reopened(folder)).toEqual({ c: null, d: true })
})

test('a value changed after it was put is kept as it was when put', async () => {
  const store = await openStore(temporaryFolder())
  const value = { count: 1 }
  const put = store.put('a', value)
  value.count = 2
  await put
  expect(store.entries().get('a')).toEqual({ count: 1 })
  await store.close()
})

test('a last act that was cut off anywhere is dropped as a whole, and writing goes on after it', async () => {
  const folder = temporaryFolder()
  const store = await openStore(folder)
  await store.put('kept', 1)
  const whole = readFileSync(journal(folder)).length
  await store.write({ torn: 2, kept: 3 })
  await store.close()
  const bytes = readFileSync(journal(folder))
  for (let length = whole; length < bytes.length; length += 1) {
    writeFileSync(journal(folder), bytes.subarray(0, length))
    expect(await reopened(folder)).toEqual({ kept: 1 })
  }
  writeFileSync(journal(folder), bytes.subarray(0, whole + 9))
  const again = await openStore(folder)
  await again.put('next', 4)
  await again.close()
  expect(await reopened(folder)).toEqual({ kept: 1, next: 4 })
})

test('damage in the midst is refused with its place, never half-loaded', async () => {
  const folder = temporaryFolder()
  const store = await openStore(folder)
  await store.put('first', 'word')
  await store.put('second', 'word')
  await store.close()
  const text = readFileSync(journal(folder), 'utf8')
  writeFileSync(journal(folder), text.replace('"first","word"', '"first","w0rd"'))
  await expect(openStore(folder)).rejects.toThrow(/store\.journal is damaged at byte \d+/)
})

test('a journal of another version is refused with a clear word and left as it is', async () => {
  const folder = temporaryFolder()
  writeFileSync(journal(folder), 'pcm-store 7\nwhatever\n')
  await expect(openStore(folder)).rejects.toThrow(/in the form "pcm-store 7"; this version reads/)
  expect(readFileSync(journal(folder), 'utf8')).toBe('pcm-store 7\nwhatever\n')
  writeFileSync(journal(folder), 'holiday photos')
  await expect(openStore(folder)).rejects.toThrow(/written by another program/)
})

test('one folder is one store: a second one is refused until the first is closed', async () => {
  const folder = temporaryFolder()
  const store = await openStore(folder)
  await expect(openStore(folder)).rejects.toThrow(/is in use by another pcm/)
  await store.close()
  await expect(store.put('a', 1)).rejects.toThrow('the store is closed')
  expect(await reopened(folder)).toEqual({})
})

test('a journal that has grown is written anew and holds the same', async () => {
  const folder = temporaryFolder()
  const store = await openStore(folder)
  const filler = 'x'.repeat(100_000)
  for (let count = 0; count < 40; count += 1) await store.put('a', { count, filler })
  await store.put('b', 1)
  expect(readFileSync(journal(folder)).length).toBeLessThan(1_500_000)
  await store.close()
  expect(await reopened(folder)).toEqual({ a: { count: 39, filler }, b: 1 })
})

test(
  'kill -9 at thirty seeded moments: everything that was acknowledged is there',
  { timeout: 120_000 },
  async () => {
    const program = await bundledProgram(
      join(import.meta.dirname, '../helpers/storeWriter.ts'),
      temporaryFolder(),
    )
    const folder = temporaryFolder()
    // a ledger in this process, which is never killed
    const ledger = new Map<string, { readonly run: number; readonly count: number }>()
    let acknowledged = 0
    let compactions = 0
    for (let run = 0; run < 30; run += 1) {
      // the moment is a number of acknowledgements, so it depends on no clock
      const moment = 1 + ((run * 7919) % 97)
      const child = spawn(process.execPath, [program, folder, String(run)], {
        stdio: ['ignore', 'pipe', 'inherit'],
      })
      let seen = 0
      let text = ''
      const gone = new Promise((resolve) => child.once('close', resolve))
      child.stdout.on('data', (chunk: Buffer) => {
        text += chunk.toString('utf8')
        seen = text.split('\n').length - 1
        if (seen >= moment) child.kill('SIGKILL')
      })
      await gone
      for (const line of text.split('\n').slice(0, -1)) {
        const [thread, value] = line.split(' ')
        const count = Number(value?.split('/')[1])
        ledger.set(thread ?? '', { run, count })
        acknowledged += 1
      }
      if (run % 10 === 9) appendFileSync(journal(folder), '999 0 [["half')
      const before = readFileSync(journal(folder)).length
      const store = await openStore(folder)
      if (before > 1_000_000) compactions += 1
      for (const [thread, promised] of ledger) {
        const left = store.entries().get(`left-${thread}`)
        expect(left).toEqual(store.entries().get(`right-${thread}`))
        const [ofRun, count] = (left as { value: string }).value.split('/').map(Number)
        expect(ofRun).toBeGreaterThanOrEqual(promised.run)
        if (ofRun === promised.run) expect(count).toBeGreaterThanOrEqual(promised.count)
      }
      await store.close()
    }
    process.stdout.write(
      `store: 30 kills, ${String(acknowledged)} acknowledged acts, 0 lost; ${String(compactions)} openings of a grown journal\n`,
    )
    expect(acknowledged).toBeGreaterThan(1_000)
  },
)

test('a past that is forgotten is nowhere on the disk, what holds is', async () => {
  const folder = temporaryFolder()
  const store = await openStore(folder)
  await store.write({ a: 'Quokka-1', b: 'Quokka-2' })
  await store.write({ a: 'now', b: undefined })
  await Promise.all([store.put('c', 1), store.forgetPast(), store.put('d', 2)])
  expect(readFileSync(journal(folder), 'utf8')).not.toContain('Quokka')
  await store.close()
  expect(await reopened(folder)).toEqual({ a: 'now', c: 1, d: 2 })
})
