import { once } from 'node:events'
import { expect, test } from 'vitest'
import { innerStream } from '../../src/world/innerStream.ts'

test('what is written in one turn arrives in order and as one chunk, both ways', async () => {
  const [here, there] = innerStream()
  here.cork()
  for (const part of ['head', 'topic', 'payload']) here.write(part)
  process.nextTick(() => {
    here.uncork()
  })
  const [chunk] = (await once(there, 'data')) as [Buffer]
  expect(chunk.toString()).toBe('headtopicpayload')

  there.write('back')
  const [answer] = (await once(here, 'data')) as [Buffer]
  expect(answer.toString()).toBe('back')
})

test('texts of every script and bytes are joined byte by byte', async () => {
  const [here, there] = innerStream()
  const parts = ['größe', Buffer.from([0, 255, 128]), 'ОПЦИИ', '🚗', new Uint8Array([7])]
  here.cork()
  for (const part of parts) here.write(part)
  here.write('fffe', 'hex')
  here.uncork()
  const [chunk] = (await once(there, 'data')) as [Buffer]
  expect(chunk).toEqual(
    Buffer.concat([...parts.map((part) => Buffer.from(part as string)), Buffer.from([255, 254])]),
  )
  here.write('Größe', 'latin1')
  const [alone] = (await once(there, 'data')) as [Buffer]
  expect(alone).toEqual(Buffer.from('Größe', 'latin1'))
})

test('who writes faster than the other end reads is told to wait, and nothing is lost', async () => {
  const [here, there] = innerStream()
  const part = Buffer.alloc(10_000, 1)
  let sent = 0
  while (here.write(part)) sent += 1
  sent += 1
  expect(sent).toBeLessThan(100)

  let read = 0
  there.on('data', (chunk: Buffer) => {
    read += chunk.length
  })
  await once(here, 'drain')
  here.end()
  await once(there, 'end')
  expect(read).toBe(sent * part.length)
})

test('one end notices that the other has gone, as through a socket', async () => {
  const [here, there] = innerStream()
  here.destroy()
  await once(there, 'close')
  expect(there.destroyed).toBe(true)
})

test('writing to an end that has gone does not hang', async () => {
  const [here, there] = innerStream()
  there.on('error', () => undefined)
  here.on('error', () => undefined)
  const closed = once(here, 'close')
  there.destroy()
  here.write('into the void')
  await closed
  expect(here.destroyed).toBe(true)
})
