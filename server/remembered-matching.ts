import type { Plugin } from "vite";

/**
 * The router ranks all routes and makes a regular expression of each path whenever it matches an address: three times a
 * page, a third of the time that a page takes with sixty routes. On the server they never change, so the bundle remembers
 * them. React Router 7 does the same. A build whose router looks different fails, rather than be slow unseen.
 */
export const rememberedMatching: Plugin = {
  name: "cm360:remembered-matching",
  apply: "build",
  transform(code, id, options) {
    if (!options?.ssr || !/@remix-run\/router\/dist\/router(\.cjs)?\.js$/.test(id)) return null;
    return replaced(code, [
      [
        /let branches = flattenRoutes\(routes\);\s+rankRouteBranches\(branches\);/,
        "let branches = rankedBranches(routes);",
      ],
      [
        /function compilePath\(path, caseSensitive, end\) \{/,
        `${remembering}function compilePathAnew(path, caseSensitive, end) {`,
      ],
    ]);
  },
};

const remembering = `
const ranked = new WeakMap();
function rankedBranches(routes) {
  let branches = ranked.get(routes);
  if (!branches) {
    branches = flattenRoutes(routes);
    rankRouteBranches(branches);
    ranked.set(routes, branches);
  }
  return branches;
}
const compiled = new Map();
function compilePath(path, caseSensitive, end) {
  const key = path + (caseSensitive ? "\\n1" : "\\n0") + (end === false ? "0" : "1");
  let found = compiled.get(key);
  if (!found) {
    found = compilePathAnew(path, caseSensitive, end);
    if (compiled.size < 1000) compiled.set(key, found);
  }
  return found;
}
`;

function replaced(code: string, edits: [RegExp, string][]): string {
  return edits.reduce((text, [from, to]) => {
    if (!from.test(text))
      throw new Error(`@remix-run/router has changed: ${from} is not in it. See ${import.meta.url}`);
    return text.replace(from, to);
  }, code);
}
