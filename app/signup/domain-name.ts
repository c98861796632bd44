import { getDomain } from "tldts";

/** An internet host as the wire writes it: lower-case, punycode, no dot at the end. Null for addresses in numbers and what is no host of the internet. */
export function readHost(text: string): string | null {
  const typed = text.normalize("NFKC").toLowerCase().replace(/\.$/, "");
  if (typed.length > 253 || /[\s\p{C}/?#@:%[\]\\]/u.test(typed)) return null;
  const host = toAscii(typed);
  const labels = host?.split(".") ?? [];
  const known = labels.length > 1 && labels.every((label) => /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/.test(label));
  return host && known && !/^\d+$/.test(labels.at(-1) ?? "") ? host : null;
}

/** The part of a host that somebody registered: of www.acme.co.uk, acme.co.uk; of acme.github.io, all of it. Null for a suffix such as co.uk. */
export function registrableDomain(host: string): string | null {
  return getDomain(host, { allowPrivateDomains: true });
}

/** The host and each of its parents, down to the registrable domain: the most exact first. */
export function withParents(host: string): string[] {
  const end = registrableDomain(host) ?? host;
  const domains = [host];
  for (let at = host; at !== end && at.includes("."); ) {
    at = at.slice(at.indexOf(".") + 1);
    domains.push(at);
  }
  return domains;
}

function toAscii(host: string): string | null {
  try {
    return new URL(`http://${host}/`).hostname;
  } catch {
    return null;
  }
}
