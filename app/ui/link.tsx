import { useNavigate } from "@remix-run/react";
import { type ComponentProps, useEffect } from "react";

interface LinkProps extends Omit<ComponentProps<"a">, "href"> {
  /** A path of ours from its root, or what changes of the page's own address: "?page=2", "#add". */
  to: string;
  /** For what is no page: a file to download, a drawing, a mail as it was sent. */
  reloadDocument?: boolean;
  /** The page stays where it is scrolled to, such as when a list below is sorted. */
  preventScrollReset?: boolean;
}

/** A plain link: with forty of them on a page, Remix's own take as long to draw as all the rest. */
export function Link({ to, reloadDocument, preventScrollReset, ...attributes }: LinkProps) {
  return (
    <a
      {...attributes}
      href={to}
      data-document={reloadDocument ? "" : undefined}
      data-keep-scroll={preventScrollReset ? "" : undefined}
    />
  );
}

/** One listener for all links of the page: what a browser would load as a document, the script fetches as data. */
export function useLinks() {
  const navigate = useNavigate();
  useEffect(() => {
    const follow = (event: MouseEvent) => {
      const link = event.target instanceof Element && event.target.closest("a");
      if (!(link instanceof HTMLAnchorElement) || !isPlainClick(event) || !leadsToPage(link)) return;

      event.preventDefault();
      navigate(link.pathname + link.search + link.hash, {
        replace: link.href === window.location.href,
        preventScrollReset: "keepScroll" in link.dataset,
      });
    };
    document.addEventListener("click", follow);
    return () => document.removeEventListener("click", follow);
  }, [navigate]);
}

/** Another tab or window is what was asked for otherwise. */
function isPlainClick({ defaultPrevented, button, metaKey, ctrlKey, shiftKey, altKey }: MouseEvent): boolean {
  return !defaultPrevented && button === 0 && !metaKey && !ctrlKey && !shiftKey && !altKey;
}

/** Not to a file, another site, or a place on the page that is shown: the browser does those best by itself. */
function leadsToPage(link: HTMLAnchorElement): boolean {
  const { origin, pathname, search } = window.location;
  if (!link.href || link.origin !== origin || "document" in link.dataset) return false;
  if (link.hasAttribute("download") || link.target) return false;
  return !(link.hash && link.pathname === pathname && link.search === search);
}
