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

/** Returns the function that stops listening. */
export function onMailAnnounced(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
