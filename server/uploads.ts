import type { IncomingMessage } from "node:http";
import { pathOf } from "./target";

const megabyte = 1024 * 1024;
/** What multipart puts around a file, and the form's other fields. */
const around = 64 * 1024;

/** The pages that take a file, and how many bytes of it: above the page's own limit where it tells that at its field. */
const uploads = [
  { path: /^\/admin\/health-checks\/new$/, limit: 20 * megabyte + around },
  { path: /^\/admin\/catalogue\/import$/, limit: 2 * megabyte + around },
  { path: /^\/customers\/[^/]+\/profile\/team\/import$/, limit: 2 * megabyte + around },
  { path: /^\/customers\/[^/]+\/licensing\/requests\/[^/]+\/quote$/, limit: 10 * megabyte + around },
];

/**
 * How large the body of a post may be that is handed on as it comes in, so that the page can refuse the sender before
 * reading it; null: an ordinary form.
 */
export function uploadLimitOf({ method, url = "", headers }: IncomingMessage): number | null {
  if (method !== "POST") return null;
  if (headers["content-type"]?.toLowerCase().startsWith("multipart/form-data") !== true) return null;
  const path = pathOf(url);
  return uploads.find((upload) => upload.path.test(path))?.limit ?? null;
}
