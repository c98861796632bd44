import { AsyncLocalStorage } from "node:async_hooks";

/** What the server knows of the request under way before Remix sees it. */
export interface RequestContext {
  requestId: string;
  /** For the content security policy of this one answer. */
  nonce: string;
  clientAddress: string;
  /** Lives as long as the request: see oncePerRequest. */
  memo: Map<string, unknown>;
}

export const requestContext = new AsyncLocalStorage<RequestContext>();

export function currentRequestId(): string | null {
  return requestContext.getStore()?.requestId ?? null;
}

/** The address limits are counted by: the socket's, or what a trusted proxy says. */
export function clientAddress(): string {
  return requestContext.getStore()?.clientAddress ?? "unknown";
}

/** Makes a thing once for all loaders of a request; outside a request, each time. */
export function oncePerRequest<T>(key: string, make: () => T): T {
  const memo = requestContext.getStore()?.memo;
  if (!memo) return make();
  if (!memo.has(key)) memo.set(key, make());
  return memo.get(key) as T;
}
