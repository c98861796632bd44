import { createRequestHandler, type ServerBuild } from "@remix-run/node";
import type { RouteConfigEntry } from "@remix-run/route-config";
import * as root from "~/root";
import routeConfig from "~/routes";

type Routes = ServerBuild["routes"];
type RouteModule = Routes[string]["module"];

const modules = import.meta.glob<RouteModule>("../../app/**/*.route.{ts,tsx}", { eager: true });

export interface Endpoint {
  id: string;
  /** As in routes.ts, from the root: /customers/:customer/profile */
  path: string;
  module: RouteModule;
}

const routes: Routes = { root: { id: "root", path: "", module: root as RouteModule } };
const found: Endpoint[] = [];

function add(entries: RouteConfigEntry[], parentId: string, parentPath: string) {
  for (const entry of entries) {
    const id = entry.id ?? entry.file.replace(/\.tsx?$/, "");
    const module = modules[`../../app/${entry.file}`];
    if (!module) throw new Error(`app/${entry.file} stands in routes.ts and is not there`);
    routes[id] = {
      id,
      parentId,
      module,
      ...(entry.path ? { path: entry.path } : {}),
      ...(entry.index ? { index: true } : {}),
    };
    const path = [parentPath, entry.path?.replace(/^\/|\/$/g, "")].filter(Boolean).join("/");
    if (entry.path || entry.index) if (!entry.children) found.push({ id, path: `/${path}`, module });
    if (entry.children) add(entry.children, id, path);
  }
}
add(routeConfig, "root", "");

/** Every page and endpoint of routes.ts that answers by itself (layouts do not). */
export const endpoints: readonly Endpoint[] = found;

type Draw = ServerBuild["entry"]["module"]["default"];

/** The application, its pages drawn thus. */
export const applicationDrawing = (draw: Draw): ((request: Request) => Promise<Response>) =>
  createRequestHandler(buildDrawing(draw), "production");

const buildDrawing = (draw: Draw) =>
  ({
    entry: {
      module: {
        default: draw,
        // A 405 is an answer here, and no news.
        handleError: () => {},
      },
    },
    routes,
    assets: { entry: { imports: [], module: "" }, routes: drawn(), url: "", version: "test" },
    publicPath: "/",
    basename: "/",
    assetsBuildDirectory: "build/client",
    future: {} as ServerBuild["future"],
    isSpaMode: false,
    mode: "production",
  }) as ServerBuild;

/** The whole application without its sockets: guards, loaders and actions as in the running portal, pages not drawn. */
export const handle = applicationDrawing(
  (_request, status, headers) => new Response("<!DOCTYPE html>", { status, headers }),
);

/** What the drawing of a page knows of the routes: no scripts and no styles. */
function drawn(): ServerBuild["assets"]["routes"] {
  return Object.fromEntries(
    Object.values(routes).map(({ module, ...route }) => [
      route.id,
      {
        ...route,
        ...{ module: "", hasAction: "action" in module, hasLoader: "loader" in module },
        ...{ hasClientAction: false, hasClientLoader: false, hasErrorBoundary: "ErrorBoundary" in module },
      },
    ]),
  );
}
