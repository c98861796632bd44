import type { Plugin } from "vite";
import { leanRequests } from "./lean-requests";

/**
 * For every page that it draws, Remix makes its tree of routes anew, ranks it, and compiles the pattern of each address it
 * compares: with eighty routes a third of a login page's time. On the server the tree never changes, so the bundle
 * remembers it; React Router 7 does the same. Where Remix looks different from what is known here, the build fails rather
 * than be slow unseen.
 */
export function rememberedRoutes(): Plugin {
  const mended = new Set<Mend>();
  let isServer = false;
  return {
    name: "cm360:remembered-routes",
    apply: "build",
    config: (_config, { isSsrBuild }) => {
      isServer = isSsrBuild === true;
    },
    transform(code, id) {
      const mend = isServer && mends.find(({ file }) => file.test(id));
      if (!mend) return null;
      mended.add(mend);
      return mend.edits.reduce((text, [from, to]) => {
        if (!from.test(text)) this.error(`${id} has changed: ${from} is not in it. See server/remembered-routes.ts`);
        return text.replace(from, to);
      }, code);
    },
    buildEnd(error) {
      const missing = mends.filter((mend) => !mended.has(mend)).map(({ file }) => file.source);
      if (isServer && !error && missing.length > 0) this.error(`Nothing was bundled from ${missing.join(", ")}`);
    },
  };
}

export interface Mend {
  file: RegExp;
  edits: [from: RegExp, to: string][];
}

/** Evaluated once for each first argument. */
const remembered = `function rememberedBy(make) {
  const made = new WeakMap();
  return (key, ...rest) => {
    let found = made.get(key);
    if (found === undefined) made.set(key, (found = make(key, ...rest)));
    return found;
  };
}
`;

const mends: Mend[] = [
  ...leanRequests,
  {
    file: /@remix-run\/router\/dist\/router(\.cjs)?\.js$/,
    edits: [
      [
        /let branches = flattenRoutes\(routes\);\s+rankRouteBranches\(branches\);/,
        "let branches = rankedBranches(routes);",
      ],
      [
        /(matches = )(matchRouteBranch\(branches\[i\], decoded, allowPartial\))/,
        // Most branches cannot fit: one look at the whole address instead of one at each of its parts.
        "$1!allowPartial && !wholePattern(branches[i]).test(decoded) ? null : $2",
      ],
      [
        /function compilePath\(path, caseSensitive, end\) \{/,
        `${remembered}
const rankedBranches = rememberedBy((routes) => {
  const branches = flattenRoutes(routes);
  rankRouteBranches(branches);
  return branches;
});
const wholePattern = rememberedBy((branch) =>
  compilePath(branch.path, branch.routesMeta.every((meta) => meta.caseSensitive), true)[0]);
const compiled = new Map();
function compilePath(path, caseSensitive, end) {
  const key = JSON.stringify([path, caseSensitive === true, end !== false]);
  let found = compiled.get(key);
  if (!found) {
    found = compilePathAnew(path, caseSensitive, end);
    if (compiled.size < 1000) compiled.set(key, found);
  }
  return found;
}
function compilePathAnew(path, caseSensitive, end) {`,
      ],
    ],
  },
  {
    file: /@remix-run\/react\/dist\/esm\/server\.js$/,
    edits: [
      [/let routes = createServerRoutes\(/, "let routes = routesOf("],
      [
        /function RemixServer\(/,
        `${remembered}const routesOf = rememberedBy(createServerRoutes);\nfunction RemixServer(`,
      ],
    ],
  },
  {
    file: /react-router-dom\/server\.mjs$/,
    edits: [
      [
        /let manifest = \{\};\s+let dataRoutes = UNSAFE_convertRoutesToDataRoutes\(routes, UNSAFE_mapRouteProperties, undefined, manifest\);/,
        "let { manifest, dataRoutes } = dataRoutesOf(routes);",
      ],
      [
        /function createStaticRouter\(/,
        `${remembered}const dataRoutesOf = rememberedBy((routes) => {
  const manifest = {};
  const dataRoutes = UNSAFE_convertRoutesToDataRoutes(routes, UNSAFE_mapRouteProperties, undefined, manifest);
  return { manifest, dataRoutes };
});
function createStaticRouter(`,
      ],
    ],
  },
];
