import { requestContext } from "~/infra/request-context.server";

interface Kept {
  body: Uint8Array | null;
}

/** Keeps a posted form at hand for the page of a failure, as it came; next to nothing where none happens. */
export function keepPosted(headers: Headers, body: Uint8Array | null): void {
  const isForm = headers.get("Content-Type")?.startsWith("application/x-www-form-urlencoded");
  requestContext.getStore()?.memo.set(key, { body: isForm ? body : null } satisfies Kept);
}

/** Whether this request wants to change something. */
export function isPosted(): boolean {
  return requestContext.getStore()?.memo.has(key) ?? false;
}

/** The fields of the form; null where there is none, or where it holds more than a form of ours. */
export function keptFields(): [name: string, value: string][] | null {
  const kept = requestContext.getStore()?.memo.get(key) as Kept | undefined;
  if (!kept?.body) return null;
  const fields = [...new URLSearchParams(new TextDecoder().decode(kept.body))];
  return fields.length > FIELDS ? null : fields;
}

const FIELDS = 200;
const key = "posted as it came";
