const LONGEST_TURN_MS = 8;

let turnBegan = 0;
let inTurn = false;

/**
 * Lets timers and sockets in once a chain of queries has held the event loop for some milliseconds.
 * (A file answers synchronously, so a chain of awaited queries is microtasks only and would let nothing else in.)
 */
export function breathe(): Promise<void> | undefined {
  if (!inTurn) {
    inTurn = true;
    turnBegan = performance.now();
    setImmediate(() => {
      inTurn = false;
    });
    return undefined;
  }
  if (performance.now() - turnBegan < LONGEST_TURN_MS) return undefined;
  return new Promise((resolve) => setImmediate(resolve));
}
