/** Headers that set several cookies: each in a line of its own. */
export function settingCookies(values: readonly string[]): Headers {
  const headers = new Headers();
  for (const value of values) headers.append("Set-Cookie", value);
  return headers;
}
