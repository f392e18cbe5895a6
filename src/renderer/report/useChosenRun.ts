import { useSyncExternalStore } from 'react'

function subscribe(listener: () => void): () => void {
  window.addEventListener('hashchange', listener)
  return () => {
    window.removeEventListener('hashchange', listener)
  }
}

/** The place of a run as it stands in the page's address, so that a run can be linked to. */
export function addressOfRun(index: number): string {
  return `#run-${String(index + 1)}`
}

/** The run that the page's address names; undefined when it names none. */
export function useChosenRun(): number | undefined {
  const hash = useSyncExternalStore(subscribe, () => window.location.hash)
  const number = /^#run-(\d+)$/.exec(hash)?.[1]
  return number === undefined ? undefined : Number(number) - 1
}
