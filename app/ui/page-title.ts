/** What stands in the tab: the page first, so that tabs can be told apart. */
export function pageTitle(page: string) {
  return [{ title: `${page} · CM360` }];
}
