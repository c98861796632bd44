import type { ManualChunkMeta } from "rollup";
import type { Plugin } from "vite";

const routeEntry = /\/app\/(.*)\?__remix-build-client-route$/;
/** What every page after login needs: app/entry.client.tsx names the same. */
const frame = ["root.tsx", "layouts/portal.route.tsx", "customers/customer.route.tsx"];
/** Ours, since remix.config.js leaves both out: with them goes a fifth of Remix's code in the browser. */
const flagsOff = /\b(?:window\.__remixContext\.)?future\.(?:v3_singleFetch|v3_lazyRouteDiscovery)\b/g;

/**
 * The browser gets few files: `app` holds what the frame or several chapters need, `forms` what checks forms, one file a
 * chapter what several of its pages share. What one page alone needs stays with the page.
 */
export function clientChunks(): Plugin {
  return {
    name: "cm360:client-chunks",
    apply: (_config, { command, isSsrBuild }) => command === "build" && !isSsrBuild,
    config: () => ({
      build: {
        rollupOptions: {
          output: { manualChunks: chunkOf },
          // A schema is checked on the server; who imports a limit that stands beside it gets the limit alone.
          treeshake: {
            manualPureFunctions: ["z"],
            moduleSideEffects: (id) => !/\/node_modules\/(zod|temporal-[a-z]+)\//.test(id),
          },
        },
      },
    }),
    transform: (code, id) => (id.includes("/@remix-run/react/dist/esm/") ? code.replace(flagsOff, "false") : null),
  };
}

function chunkOf(id: string, { getModuleInfo }: ManualChunkMeta): string | undefined {
  const entries = entriesOf(id, getModuleInfo);
  if (entries.size === 0) return undefined;
  if ([...entries].some((entry) => entry === "entry.client.tsx" || frame.includes(entry))) return "app";
  const chapters = new Set([...entries].map((entry) => entry.split("/")[0]));
  if (chapters.size > 1) return isForForms(id, getModuleInfo) ? "forms" : "app";
  const chapter = [...chapters][0];
  if (entries.size === 1 || !chapter) return undefined;
  return isForForms(id, getModuleInfo) ? `${chapter}-forms` : chapter;
}

type InfoOf = ManualChunkMeta["getModuleInfo"];

/** The routes, and the browser's own entry, that cannot run without a module. */
function entriesOf(id: string, infoOf: InfoOf): Set<string> {
  const entries = new Set<string>();
  for (const at of reached(id, (each) => infoOf(each)?.importers)) {
    const route = routeEntry.exec(at)?.[1];
    if (route) entries.add(route);
    else if (infoOf(at)?.isEntry) entries.add("entry.client.tsx");
  }
  return entries;
}

function isForForms(id: string, infoOf: InfoOf): boolean {
  const needed = reached(id, (each) => infoOf(each)?.importedIds);
  return [...needed].some((each) => /\/node_modules\/@conform-to\/|\/app\/ui\/(field\.|form-)/.test(each));
}

function reached(from: string, next: (id: string) => readonly string[] | undefined): Set<string> {
  const seen = new Set([from]);
  for (const id of seen) for (const one of next(id) ?? []) seen.add(one);
  return seen;
}
