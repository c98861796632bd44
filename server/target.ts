/** A request target without its query. */
export function pathOf(url: string) {
  const query = url.indexOf("?");
  return query === -1 ? url : url.slice(0, query);
}

/** Remix's own scripts ask for a route's data this way. */
export function isDataRequest(url: string) {
  return /[?&]_data=/.test(url);
}
