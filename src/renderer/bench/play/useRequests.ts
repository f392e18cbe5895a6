import { useState } from 'react'
import type { PageBus } from '../../hosts/host.ts'
import { requestWorld, type WorldAnswer, type WorldRequest } from '../requestWorld.ts'

export interface Requests {
  readonly isAsking: boolean
  /** The last answer, when it was a refusal. */
  readonly refusal: WorldAnswer | undefined
  ask(request: WorldRequest): Promise<WorldAnswer | undefined>
}

/** Asks the host, one thing at a time, and keeps what it refused. */
export function useRequests(bus: PageBus | undefined): Requests {
  const [isAsking, setAsking] = useState(false)
  const [refusal, setRefusal] = useState<WorldAnswer>()
  return {
    isAsking,
    refusal,
    async ask(request) {
      if (bus === undefined) return undefined
      setAsking(true)
      try {
        const answer = await requestWorld(bus, request)
        setRefusal(answer.accepted ? undefined : answer)
        return answer
      } finally {
        setAsking(false)
      }
    },
  }
}
