import { useEffect, useMemo, useState } from 'react'
import type { Catalogue } from '../../catalogue/catalogue.ts'
import type { Evidence, Host } from '../hosts/host.ts'

/** The facts with their evidence, once it is there. */
export function useEvidence(host: Host, catalogue: Catalogue): Catalogue {
  const [evidence, setEvidence] = useState<Evidence>()
  useEffect(() => {
    let isOver = false
    host.loadEvidence().then(
      (loaded) => {
        if (!isOver) setEvidence(loaded)
      },
      // the host is lost, which is said elsewhere
      () => undefined,
    )
    return () => {
      isOver = true
    }
  }, [host])
  return useMemo(() => ({ ...catalogue, ...evidence }), [catalogue, evidence])
}
