/** Whether what the visitor has is what it would get (RFC 9110, 13.1.2). */
export function isUnchanged(headers: Headers, etag: string): boolean {
  const known = headers.get("If-None-Match");
  if (known === null) return false;
  return known.trim() === "*" || known.split(",").some((one) => opaque(one) === opaque(etag));
}

/** Compared weakly, as If-None-Match is. */
const opaque = (etag: string) => etag.trim().replace(/^W\//, "");
