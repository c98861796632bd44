/** Whether what the visitor has is what it would get (RFC 9110, 13.2.2): the ETag decides, and the date only where it names none. */
export function isUnchanged(headers: Headers, etag: string, lastModified: Date): boolean {
  const known = headers.get("If-None-Match");
  if (known !== null) return known.trim() === "*" || known.split(",").some((one) => opaque(one) === opaque(etag));
  const since = Date.parse(headers.get("If-Modified-Since") ?? "");
  return !Number.isNaN(since) && Math.floor(lastModified.getTime() / 1000) * 1000 <= since;
}

/** Compared weakly, as If-None-Match is. */
const opaque = (etag: string) => etag.trim().replace(/^W\//, "");
