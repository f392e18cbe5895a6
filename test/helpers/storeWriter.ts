import { openStore } from '../../src/backend/backendStore.ts'

/** A program that writes without end and tells on stdout what it was promised; it is killed from outside. */
const store = await openStore(process.argv[2] ?? '')
const writer = process.argv[3] ?? ''
const filler = 'x'.repeat(500)

async function writeOn(thread: number): Promise<void> {
  for (let count = 1; ; count += 1) {
    const value = `${writer}/${String(count)}`
    const [left, right] = [`left-${String(thread)}`, `right-${String(thread)}`]
    await store.write({ [left]: { value, filler }, [right]: { value, filler } })
    process.stdout.write(`${String(thread)} ${value}\n`)
  }
}

await Promise.all([0, 1, 2, 3].map(writeOn))
