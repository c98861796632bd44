// @ts-check
// `npm run dev`: the same server as in production, with Vite in the place of the built files.
import { provideSecret } from "./secret.js";
import { setUp } from "./setup.js";

setUp({ build: false });
provideSecret();
process.env.DEMO ||= "on";
process.env.NODE_ENV = "development";

const { createServer } = await import("vite");
const vite = await createServer({ server: { middlewareMode: true }, appType: "custom" });
const { boot } = await vite.ssrLoadModule("/server/boot.ts");

await boot({
  build: () => vite.ssrLoadModule("virtual:remix/server-build"),
  development: true,
  /** Vite answers what is a module or a file, and hands back the rest. */
  files: (
    /** @type {import("node:http").IncomingMessage} */ request,
    /** @type {import("node:http").ServerResponse} */ response,
  ) =>
    new Promise((resolve, reject) => {
      response.once("close", () => resolve(true));
      vite.middlewares(request, response, (/** @type {unknown} */ error) => (error ? reject(error) : resolve(false)));
    }),
});
