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

/** Backslashes and control characters, in clear or percent-encoded: browsers read some of them as slashes or as nothing. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: those are what is looked for
const suspicious = /[\\\u0000-\u0020\u007f]|%(?:[01][0-9a-f]|5c|7f)|^.{2001}/i;
