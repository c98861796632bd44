import { UNSAFE_RemixContext as RemixContext, useMatches } from "@remix-run/react";
import { useContext, useState } from "react";

/** Routes whose code comes with the browser's entry, since every page after login needs it: see app/entry.client.tsx. */
const frame = ["root", "layouts/portal.route", "customers/customer.route"];

/**
 * Remix's <Scripts> fetches a file for each level of the page and whatever each imports, forty in all. Here those of the
 * frame come in one with the browser's entry, and a page adds its own.
 */
export function PageScripts({ nonce }: { nonce: string }) {
  const { modules, start, state } = useScripts();
  return (
    <>
      {modules.map((module) => (
        <link key={module} rel="modulepreload" href={module} />
      ))}
      {/* biome-ignore lint/security/noDangerouslySetInnerHtml: Remix's own text, escaped by it */}
      <script nonce={nonce} suppressHydrationWarning dangerouslySetInnerHTML={{ __html: state }} />
      {/* biome-ignore lint/security/noDangerouslySetInnerHtml: names of files of ours */}
      <script nonce={nonce} type="module" suppressHydrationWarning dangerouslySetInnerHTML={{ __html: start }} />
    </>
  );
}

/** Those of the page that was loaded: where a script moves between pages, they stay as they are. */
function useScripts() {
  const context = useContext(RemixContext);
  const matches = useMatches();
  return useState(() => {
    if (!context) throw new Error("Remix draws this");
    const { manifest, serverHandoffString } = context;
    const page = matches.flatMap(({ id }) => (frame.includes(id) ? [] : (manifest.routes[id] ?? [])));
    const { module, imports } = manifest.entry;
    return {
      modules: [
        ...new Set([
          manifest.url,
          module,
          ...imports,
          ...page.flatMap((route) => [route.module, ...(route.imports ?? [])]),
        ]),
      ],
      state: serverHandoffString ? `window.__remixContext=${serverHandoffString}` : "",
      start: serverHandoffString ? startOf(manifest.url, module, page) : "",
    };
  })[0];
}

function startOf(manifest: string, entry: string, page: { id: string; module: string }[]) {
  return [
    `import${JSON.stringify(manifest)}`,
    ...page.map((route, at) => `import*as r${at} from${JSON.stringify(route.module)}`),
    `import${JSON.stringify(entry)}`,
    `window.__remixRouteModules={${page.map((route, at) => `${JSON.stringify(route.id)}:r${at}`)}}`,
    'dispatchEvent(new Event("cm360:page"))',
  ].join(";");
}
