import type { Mend } from "./remembered-routes";

/**
 * Remix copies the Request twice for each loader, with its signal: 130 µs a copy, most of it in the garbage collector, and
 * a page has four or five loaders. It also turns what a loader returns into a Response, only to read that again. Here a
 * Request that holds nothing internal is handed on as it is, and a page's data is passed through JSON without a Response.
 */
export const leanRequests: Mend[] = [
  {
    file: /@remix-run\/server-runtime\/dist\/esm\/data\.js$/,
    edits: [
      [
        /singleFetch \? stripRoutesParam\(stripIndexParam\(request\)\) : stripDataParam\(stripIndexParam\(request\)\)/g,
        "withoutInternals(request)",
      ],
      [/async function callRouteLoader\(\{/, "async function callRouteLoader({\n  isPage,"],
      [
        /(async function callRouteLoader[\s\S]*?)return isResponse\(result\) \? result : json\(result\);/,
        `$1if (isResponse(result)) return result;
  return isPage && !hasInternal(request, "_data") ? JSON.parse(JSON.stringify(result)) : json(result);`,
      ],
      [
        /function stripIndexParam\(request\) \{/,
        `function hasInternal({ url }, name) {
  const query = url.indexOf("?");
  return query !== -1 && new URLSearchParams(url.slice(query)).has(name);
}
function withoutInternals(request) {
  const stripped = hasInternal(request, "index") ? stripIndexParam(request) : request;
  return hasInternal(stripped, "_data") ? stripDataParam(stripped) : stripped;
}
function stripIndexParam(request) {`,
      ],
    ],
  },
  {
    file: /@remix-run\/server-runtime\/dist\/esm\/routes\.js$/,
    edits: [
      [
        /loader: route\.module\.loader,\s+routeId: route\.id,/,
        "loader: route.module.loader,\n        isPage: route.module.default != null,\n        routeId: route.id,",
      ],
    ],
  },
];
