import { openStore, StoreFault } from '../backend/backendStore.ts'
import { CarMemoryFault } from './carMemory.ts'
import { startWorld } from './startWorld.ts'
import type { World, WorldOptions } from './world.ts'

/** Starts a world that keeps in this folder what its backend and its cars know; the folder is free again after `close`. */
export async function startKeptWorld(
  folder: string,
  options: Omit<WorldOptions, 'store'>,
): Promise<World> {
  const store = await openStore(folder)
  let closing: Promise<void> | undefined
  try {
    const world = await startWorld({ ...options, store })
    return {
      ...world,
      close() {
        closing ??= world.close().finally(() => store.close())
        return closing
      },
    }
  } catch (error) {
    await store.close()
    throw error
  }
}

/** What is wrong with what is kept in a folder, in words for people; undefined when it is something else. */
export function faultOfFolder(error: unknown): string | undefined {
  return error instanceof StoreFault || error instanceof CarMemoryFault ? error.message : undefined
}
