import type { ServerBuild } from "@remix-run/node";

/** The routes whose address is itself a secret, as whole paths: those with a `:token` in them. */
export function secretRoutesOf({ routes }: Pick<ServerBuild, "routes">) {
  const wholePath = (id: string | undefined): string[] => {
    const route = id === undefined ? undefined : routes[id];
    return route ? [...wholePath(route.parentId), ...(route.path ? [route.path] : [])] : [];
  };
  return Object.keys(routes)
    .map((id) => wholePath(id).join("/"))
    .filter((path) => path.includes(":token"));
}
