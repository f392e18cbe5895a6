import { mkdtemp, rm } from 'node:fs/promises'
import { resolve } from 'node:path'
import { buildLaboratory } from './buildLaboratory.ts'
import { startWorker, type Worker } from './worker.ts'

/** Some laboratories of the product as it stands now. */
export interface Laboratories {
  readonly workers: readonly Worker[]
  close(): Promise<void>
}

/** Builds the laboratory once and opens so many of them. */
export async function openLaboratories(count: number): Promise<Laboratories> {
  // beside the other programs, from where the fonts of invoices are found
  const folder = await mkdtemp(resolve('out', 'mutants-'))
  const workers: Worker[] = []
  const close = async () => {
    for (const worker of workers) worker.end()
    await rm(folder, { recursive: true })
  }
  try {
    const program = await buildLaboratory(folder)
    for (let opened = 0; opened < count; opened += 1) workers.push(startWorker(program))
    return { workers, close }
  } catch (error) {
    await close()
    throw error
  }
}
