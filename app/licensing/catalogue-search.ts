export const shelves = ["subscriptions", "upgrades", "all"] as const;
export type Shelf = (typeof shelves)[number];

export interface CatalogueSearch {
  shelf: Shelf;
  search: string;
  family: string;
  kind: string;
  /** From 1. */
  page: number;
}

export const productsPerPage = 24;

/** What the URL asks for; what it does not say, or says in an unknown way, is the usual. */
export function readCatalogueSearch(params: URLSearchParams): CatalogueSearch {
  const page = Number(params.get("page") ?? "1");
  return {
    shelf: shelves.find((shelf) => shelf === params.get("shelf")) ?? "all",
    search: words(params.get("q")),
    family: words(params.get("family")),
    kind: words(params.get("kind")),
    page: Number.isInteger(page) && page >= 1 && page <= 100_000 ? page : 1,
  };
}

const words = (text: string | null) => (text ?? "").normalize("NFC").trim().slice(0, 100);

/** The catalogue's kinds in the words of the screen. */
export const kindLabels: Record<string, string> = { platform: "Platform", bundle: "Bundle", addon: "Add-on" };
