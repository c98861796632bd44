const anywhere = "http://portal.invalid";

/** The path to go to if it is one of this site; else the fallback. Takes what stood in a URL: nothing, one value, or several. */
export function safeRedirect(wanted: readonly string[], fallback: string): string {
  const [to] = wanted;
  if (wanted.length !== 1 || to === undefined || !to.startsWith("/") || suspicious.test(to)) return fallback;
  const url = URL.canParse(to, anywhere) ? new URL(to, anywhere) : null;
  // "/..//evil.example" becomes "//evil.example" when a browser resolves it.
  if (!url || url.origin !== anywhere || url.pathname.startsWith("//")) return fallback;
  return url.pathname + url.search + url.hash;
}

/** The page of the second step, which goes on to the page first asked for. */
export function secondStepPath(wanted: readonly string[], search: Record<string, string> = {}): string {
  return withWanted("/login/second-step", wanted, search);
}

/** The page to log in, which goes on to the page first asked for. */
export function loginPath(wanted: readonly string[]): string {
  return withWanted("/", wanted, {});
}

function withWanted(path: string, wanted: readonly string[], search: Record<string, string>): string {
  const to = safeRedirect(wanted, "");
  const query = new URLSearchParams({ ...search, ...(to ? { redirectTo: to } : {}) }).toString();
  return query ? `${path}?${query}` : path;
}

/** Backslashes and control characters, in clear or percent-encoded: browsers read some of them as slashes or as nothing. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: those are what is looked for
const suspicious = /[\\\u0000-\u0020\u007f]|%(?:[01][0-9a-f]|5c|7f)|^.{2001}/i;
