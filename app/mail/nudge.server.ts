import { AsyncResource } from "node:async_hooks";

type Listener = () => void;

const listeners = new Set<Listener>();

/**
 * Tells this process's worker that a mail is on its way. A little later, because the transaction that holds it commits
 * only after this; where it takes longer, or another process sends, the worker's own look into the outbox finds it.
 */
export function announceMail(): void {
  if (listeners.size === 0) return;
  setTimeout(() => {
    for (const listener of listeners) listener();
  }, 100).unref();
}

/** Returns the function that stops listening. The listener runs on its own behalf, outside the request and its transaction. */
export function onMailAnnounced(listener: Listener): () => void {
  const own = AsyncResource.bind(listener);
  listeners.add(own);
  return () => listeners.delete(own);
}
