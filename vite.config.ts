import { vitePlugin as remix } from "@remix-run/dev";
import tailwindcss from "@tailwindcss/vite";
import { defineConfig, type Plugin } from "vite";
import remixConfig from "./remix.config.js";
import { clientChunks } from "./server/client-chunks";
import { preactForReact } from "./server/preact";
import { rememberedRoutes } from "./server/remembered-routes";

/** The server bundle starts at our own Node entry, which imports Remix's; the workers are entries beside it. */
const serverEntries: Plugin = {
  name: "cm360:server-entries",
  enforce: "post",
  config: (_config, { isSsrBuild }) =>
    isSsrBuild
      ? {
          // All but native modules goes into the bundle, shaken: half the memory, and an image without most of node_modules.
          ssr: { noExternal: true, external: ["libsql", "@node-rs/argon2", "vite"] },
          // React's development build stays out.
          define: { "process.env.NODE_ENV": JSON.stringify("production") },
          // A lean source stays in memory as long as the process does; names are kept for the log's stacks.
          esbuild: {
            minifyWhitespace: true,
            minifySyntax: true,
            minifyIdentifiers: false,
          },
          build: {
            minify: "esbuild",
            rollupOptions: {
              input: {
                server: "server/main.ts",
                "verify-audit": "server/verify-audit.ts",
                backup: "server/backup.ts",
                restore: "server/restore.ts",
                doctor: "server/doctor.ts",
                "import-worker": "app/health-checks/import.worker.ts",
                "report-worker": "app/health-checks/report/report.worker.ts",
                "backup-worker": "app/jobs/backup/backup.worker.ts",
                "replica-worker": "app/infra/replica.worker.ts",
              },
              output: { entryFileNames: "[name].js", chunkFileNames: "chunks/[name]-[hash].js" },
            },
          },
        }
      : {},
};

export default defineConfig({
  plugins: [tailwindcss(), remix(remixConfig), rememberedRoutes(), clientChunks(), serverEntries],
  resolve: { alias: { "~": new URL("./app", import.meta.url).pathname, ...preactForReact } },
  // On both sides alike, since a style sheet's name is made of what is in it.
  esbuild: { charset: "ascii", legalComments: "none" },
  build: { target: "es2022", sourcemap: false, assetsInlineLimit: 0 },
});
