import type { Host } from './host.ts'

/** The host, with all that a page asks of it first already asked: it answers while the page is being drawn. */
export function askedAhead(host: Host): Host {
  return {
    ...host,
    openSession: firstFrom(() => host.openSession()),
    loadCatalogue: firstFrom(() => host.loadCatalogue()),
  }
}

const unanswered = Symbol('unanswered')

/** Gives the answer that is on its way to whoever asks first, and asks anew for everybody after. */
function firstFrom<Answer>(ask: () => Promise<Answer>): () => Promise<Answer> {
  let ahead: Promise<Answer | typeof unanswered> | undefined = ask().catch(() => unanswered)
  return async () => {
    const waiting = ahead ?? unanswered
    ahead = undefined
    const answer = await waiting
    return answer === unanswered ? ask() : answer
  }
}
