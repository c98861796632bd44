import { readHost, registrableDomain } from "~/signup/domain-name";

export interface Website {
  /** https, without a slash at the end. */
  url: string;
  /** The registrable domain, by which a business is recognised. */
  domain: string;
}

/** A website as people type it: acme.example, www.acme.example/de, http://acme.example. Null for anything else. */
export function readWebsite(text: string): Website | null {
  const typed = text.normalize("NFKC").trim();
  if (typed === "" || typed.length > 255 || /[\s\p{C}\\]/u.test(typed)) return null;
  const url = toUrl(/^[a-z][a-z0-9+.-]*:\/\//i.test(typed) ? typed : `https://${typed}`);
  if (!url || !/^https?:$/.test(url.protocol) || url.username || url.password) return null;
  const host = readHost(url.hostname);
  const domain = host && registrableDomain(host);
  if (!domain) return null;
  url.protocol = "https:";
  url.hash = "";
  return { url: url.href.replace(/\/$/, ""), domain };
}

function toUrl(text: string): URL | null {
  try {
    return new URL(text);
  } catch {
    return null;
  }
}
