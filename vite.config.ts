import { vitePlugin as remix } from "@remix-run/dev";
import tailwindcss from "@tailwindcss/vite";
import { defineConfig, type Plugin } from "vite";
import remixConfig from "./remix.config.js";

/** The server bundle starts at our own Node entry, which imports Remix's; the CSV worker is a second entry beside it. */
const serverEntries: Plugin = {
  name: "cm360:server-entries",
  enforce: "post",
  config: (_config, { isSsrBuild }) =>
    isSsrBuild
      ? {
          build: {
            rollupOptions: {
              input: { server: "server/main.ts" },
              output: { entryFileNames: "[name].js", chunkFileNames: "chunks/[name]-[hash].js" },
            },
          },
        }
      : {},
};

export default defineConfig({
  plugins: [tailwindcss(), remix(remixConfig), serverEntries],
  resolve: { alias: { "~": new URL("./app", import.meta.url).pathname } },
  build: { target: "es2022", sourcemap: false, assetsInlineLimit: 0 },
});
