import type { RouteConfigEntry } from "@remix-run/route-config";
import routeConfig from "~/routes";
import { type Endpoint, endpoints } from "./app";
import { get, type Person } from "./cast";
import { from, someAddress } from "./logins";
import { drawn, linksOf } from "./page";

export interface Visit {
  /** As it was linked to, from the root. */
  url: string;
  endpoint: Endpoint;
  status: number;
  headers: Headers;
  body: string;
}

/**
 * Follows every link from a page on, as this person or a visitor. A list has thousands that lead to the same page: one is
 * followed with a query, and one without.
 */
export async function crawl(start: string, as?: Person): Promise<Visit[]> {
  const visits: Visit[] = [];
  const seen = new Set<string>();
  const queue = [start];
  const asked = new Set(queue);
  for (let url = queue.shift(); url !== undefined; url = queue.shift()) {
    const endpoint = endpointOf(url);
    if (!endpoint) throw new Error(`${url} is linked to, and leads nowhere`);
    const kind = `${endpoint.path} ${url.includes("?")}`;
    if (seen.has(kind)) continue;
    seen.add(kind);
    const visit = { url, endpoint, ...(await read(url, as)) };
    visits.push(visit);
    const next = [visit.headers.get("Location") ?? "", ...linksOf(visit.body).map(({ to }) => to)];
    for (const to of next.map((link) => internal(link, url))) {
      if (to === null || asked.has(to)) continue;
      asked.add(to);
      queue.push(to);
    }
  }
  return visits;
}

export async function read(url: string, as?: Pick<Person, "cookie">) {
  return from(someAddress(), async () => {
    const answer = await drawn(get(url, as));
    const isText = /^(text|application\/json)/.test(answer.headers.get("Content-Type") ?? "text/plain");
    const body = isText ? await answer.text() : "";
    if (!isText) await answer.body?.cancel();
    return { status: answer.status, headers: answer.headers, body };
  });
}

const origin = "http://localhost:3000";

/** The path of a link within the portal; null for one that leads elsewhere, or nowhere. */
function internal(link: string, page: string): string | null {
  if (link === "" || link.startsWith("#")) return null;
  const url = new URL(link, `${origin}${page}`);
  if (url.origin !== origin || endpointOf(url.pathname) === undefined) return null;
  return url.pathname + url.search;
}

const patterns = endpoints
  .map((endpoint) => ({
    endpoint,
    pattern: new RegExp(`^${endpoint.path.replace(/\./g, "\\.").replace(/:[a-z]+/g, "[^/]+")}/?$`),
  }))
  .toSorted((a, b) => parametersOf(a.endpoint.path) - parametersOf(b.endpoint.path));

function parametersOf(path: string): number {
  return path.split(":").length;
}

/** The page that answers at an address. */
export function endpointOf(url: string): Endpoint | undefined {
  const { pathname } = new URL(url, origin);
  return patterns.find(({ pattern }) => pattern.test(pathname))?.endpoint;
}

const parents = new Map<string, string[]>();
note(routeConfig, ["root"]);

function note(entries: RouteConfigEntry[], above: string[]) {
  for (const entry of entries) {
    const id = entry.id ?? entry.file.replace(/\.tsx?$/, "");
    parents.set(id, above);
    note(entry.children ?? [], [...above, id]);
  }
}

/** The routes whose loaders answer together at an address: its own, and those of the frames around it. */
export function loadersOf({ id }: Endpoint): string[] {
  return [...(parents.get(id) ?? []), id];
}
