import { useEffect, useState } from 'react'

export type Loaded<Value> = { readonly value: Value } | { readonly problem: string } | undefined

interface Kept<Value> {
  readonly of: Promise<Value>
  readonly loaded: Loaded<Value>
}

/** What a promise has come to; undefined while it has not. */
export function useLoaded<Value>(promise: Promise<Value>): Loaded<Value> {
  const [kept, setKept] = useState<Kept<Value>>()
  useEffect(() => {
    let isWanted = true
    const keep = (loaded: Loaded<Value>) => {
      if (isWanted) setKept({ of: promise, loaded })
    }
    promise.then(
      (value) => {
        keep({ value })
      },
      (error: unknown) => {
        keep({ problem: error instanceof Error ? error.message : String(error) })
      },
    )
    return () => {
      isWanted = false
    }
  }, [promise])
  return kept?.of === promise ? kept.loaded : undefined
}
