import { cleanup } from '@testing-library/react'
import { afterEach, beforeEach } from 'vitest'
import { fillDomGaps } from './fillDomGaps.ts'
import { hostOfWorld, type HostOfWorld } from './hostOfWorld.ts'

interface FreshPages {
  /** A world, and the host that a page finds it at; closed after the test. */
  openHost(): Promise<HostOfWorld>
  /** The car that the test has opened. */
  car(): ReturnType<HostOfWorld['world']['cars']>[number] | undefined
}

/** Lets each test of a file begin in a browser that nobody has used, and clears up what it has opened. */
export function freshPages(): FreshPages {
  let open: HostOfWorld | undefined

  beforeEach(() => {
    window.localStorage.clear()
    // the car in the address is one that a test before has left there
    window.history.replaceState(null, '', '/')
    fillDomGaps({ isDark: false })
  })

  afterEach(async () => {
    cleanup()
    await open?.plays.close()
    await open?.world.close()
    open = undefined
  })

  return {
    async openHost() {
      open = await hostOfWorld()
      return open
    },
    car: () => open?.world.cars()[0],
  }
}
