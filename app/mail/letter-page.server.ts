/**
 * A mail's HTML as a page of its own. It is shut in tighter than our own pages: it may bring its inline styles, which
 * mail programs need, and nothing else: no script, no form, no picture, nothing of ours. Only our own pages may frame it.
 */
export function letterPage(html: string): Response {
  return new Response(html, {
    headers: {
      "Content-Type": "text/html; charset=utf-8",
      "Content-Security-Policy":
        "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'; sandbox",
      "X-Frame-Options": "SAMEORIGIN",
      "Cache-Control": "no-store",
    },
  });
}
