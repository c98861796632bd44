import { randomBytes } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import helmet from "helmet";

/** The headers that every answer bears, whoever gives it. */
export function securityHeaders({ https, development }: { https: boolean; development: boolean }) {
  const fixed = fixedHeaders(https);
  const [beforeNonce, afterNonce] = contentSecurityPolicy(development);
  return (nonce: string): [string, string][] => [
    ...fixed,
    ["Content-Security-Policy", `${beforeNonce}${nonce}${afterNonce}`],
  ];
}

/** 128 random bits for one answer. */
export function newNonce() {
  return randomBytes(16).toString("base64");
}

function contentSecurityPolicy(development: boolean) {
  // Vite's client puts styles into the page and listens on a socket of its own.
  const styles = development ? "'self' 'unsafe-inline'" : "'self'";
  const connections = development ? "'self' ws:" : "'self'";
  return [
    "default-src 'none'; script-src 'nonce-",
    `' 'strict-dynamic'; style-src ${styles}; img-src 'self' data:; font-src 'self'; connect-src ${connections}; ` +
      "frame-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; object-src 'none'",
  ] as const;
}

/** helmet's own, asked once: they are the same for every request. */
function fixedHeaders(https: boolean) {
  const headers = new Map<string, string>();
  const recorder = {
    setHeader: (name: string, value: string) => headers.set(name, value),
    removeHeader: (name: string) => headers.delete(name),
  };
  const ask = helmet({
    contentSecurityPolicy: false,
    strictTransportSecurity: https ? { maxAge: 31_536_000 * 2, includeSubDomains: true } : false,
    // no-referrer would make browsers post `Origin: null` where scripts are off.
    referrerPolicy: { policy: "same-origin" },
    frameguard: { action: "deny" },
  });
  ask({} as IncomingMessage, recorder as unknown as ServerResponse, () => {});
  headers.set(
    "Permissions-Policy",
    "accelerometer=(), camera=(), geolocation=(), gyroscope=(), microphone=(), payment=(), usb=(), browsing-topics=()",
  );
  return [...headers];
}
