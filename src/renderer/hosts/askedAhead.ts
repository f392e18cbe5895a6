import type { Host } from './host.ts'

/** The host, with all that a page asks of it first already asked: it answers while the page is being drawn. */
export function askedAhead(host: Host): Host {
  const session = host.openSession()
  const admitted = <Answer>(ask: () => Promise<Answer>) =>
    session.then((known) => (known === undefined ? undefined : ask()))
  return {
    ...host,
    openSession: firstFrom(session, () => host.openSession()),
    loadCatalogue: firstFrom(
      admitted(() => host.loadCatalogue()),
      () => host.loadCatalogue(),
    ),
    connect: firstFrom(
      admitted(() => host.connect()),
      () => host.connect(),
    ),
  }
}

/** Gives the answer that is on its way to whoever asks first, and asks anew for everybody after. */
function firstFrom<Answer>(
  first: Promise<Answer | undefined>,
  ask: () => Promise<Answer>,
): () => Promise<Answer> {
  let ahead: Promise<Answer | undefined> | undefined = first
  // nobody may ever ask
  first.catch(() => undefined)
  return async () => {
    const waiting = ahead
    ahead = undefined
    return (await waiting?.catch(() => undefined)) ?? ask()
  }
}
