import type { ServerBuild } from "@remix-run/node";
import { matchRoutes } from "@remix-run/react";
import { pathOf } from "../target";

type RouteObject = Parameters<typeof matchRoutes>[0][number];

/**
 * The id of the route that answers a request, as in routes.ts, or one of a few words in brackets: never a part of the
 * address itself, in which names and secrets may stand.
 */
export function routeOf({ routes }: Pick<ServerBuild, "routes">): (target: string) => string {
  const childrenOf = (parentId: string | undefined): RouteObject[] =>
    Object.values(routes)
      .filter((route) => route?.parentId === parentId)
      .flatMap((route): RouteObject[] => {
        if (!route) return [];
        const { id, path } = route;
        const named = { id, ...(path !== undefined && { path }) };
        return [route.index ? { ...named, index: true } : { ...named, children: childrenOf(id) }];
      });
  const tree = childrenOf(undefined);

  return (target) => {
    const path = pathOf(target);
    if (path === "/healthz" || path === "/livez") return "(health)";
    if (path.startsWith("/assets/")) return "(file)";
    try {
      // React Router prints what it cannot decode.
      decodeURI(path);
      return matchRoutes(tree, path)?.at(-1)?.route.id ?? "(none)";
    } catch {
      return "(none)";
    }
  };
}
