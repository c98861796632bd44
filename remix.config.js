/**
 * Remix's settings. Its Vite plugin does not read this file by itself: vite.config.ts hands them over.
 * Single fetch and lazy route discovery stay off: see docs/decisions/0002-remix-2.md.
 * @type {import("@remix-run/dev").VitePluginConfig}
 */
export default {
  appDirectory: "app",
  buildDirectory: "build",
  serverModuleFormat: "esm",
  future: {
    v3_fetcherPersist: true,
    v3_relativeSplatPath: true,
    v3_throwAbortReason: true,
    v3_routeConfig: true,
    v3_singleFetch: false,
    v3_lazyRouteDiscovery: false,
  },
};
