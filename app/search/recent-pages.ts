export interface RecentPage {
  to: string;
  title: string;
}

const kept = 6;

// In memory alone: who logs out leaves nothing behind in the browser.
let pages: RecentPage[] = [];

/** Notes the page once its title stands. Returns how to leave that off, should one have gone on before. */
export function rememberPage(to: string): () => void {
  const waiting = setTimeout(() => {
    const title = document.title.replace(/ · CM360$/, "");
    if (!to.startsWith("/search"))
      pages = [{ to, title }, ...pages.filter((page) => page.title !== title)].slice(0, kept + 1);
  }, 300);
  return () => clearTimeout(waiting);
}

/** The pages of before, the last first; the one that is open now is left out. */
export function recentPages(): RecentPage[] {
  return pages.filter(({ to }) => to !== window.location.pathname + window.location.search).slice(0, kept);
}
