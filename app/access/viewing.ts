/** Where an admin who views as a customer finds the way back. */
export const endViewPath = "/view/end";

/** What is the admin's own, and no customer's. */
const personal = ["/account", "/inbox"];

/** Reading, but for what is personal; and the way back. */
export function mayWhileViewing({ method, url }: Pick<Request, "method" | "url">): boolean {
  const path = plainPath(url);
  if (path === endViewPath) return true;
  if (personal.some((one) => path === one || path.startsWith(`${one}/`))) return false;
  return method === "GET" || method === "HEAD";
}

/** What a page that is refused meanwhile says instead. */
export function viewedOnly(customerName: string) {
  return {
    title: "You are only looking",
    text: `You view CM360 as ${customerName}: nothing can be changed, and your own pages and those of the admins stay closed. Nothing was changed. End the view to come back to them.`,
    button: { action: endViewPath, label: "End View" },
  };
}

/**
 * The file below the customer's pages that is asked for, as its log names it; null for a page. An export is none: who opens
 * its address is led to the page that asks for it, and a view posts nothing.
 */
export function downloadOf({ url }: Pick<Request, "url">, slug: string): string | null {
  const path = plainPath(url);
  const isFile = /\.(csv|pdf)$/.test(path) || /\/requests\/[^/]+\/quotes\/[^/]+$/.test(path);
  return isFile ? path.replace(`/customers/${slug}/`, "") : null;
}

/** As the router reads it: letter case and a slash at the end make no other page. */
function plainPath(url: string): string {
  const { pathname } = new URL(url);
  return decodeURIComponent(pathname).toLowerCase().replace(/\/+$/, "");
}
