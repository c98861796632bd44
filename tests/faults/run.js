// @ts-check
// `npm run faults`: breaks the built portal in every way on the list, and sees that it keeps its word. 20 minutes at most.
//   --only K-1,L-1   these alone        --quick   fewer rounds of each
import { fileURLToPath } from "node:url";
import { createServer } from "vite";

const root = fileURLToPath(new URL("../..", import.meta.url));
process.chdir(root);
const vite = await createServer({
  root,
  configFile: false,
  appType: "custom",
  logLevel: "error",
  server: { middlewareMode: true, watch: null, ws: false, hmr: false },
  optimizeDeps: { noDiscovery: true, include: [] },
  resolve: { alias: { "~": fileURLToPath(new URL("../../app", import.meta.url)) } },
});
try {
  const { runFaults } = await vite.ssrLoadModule("/tests/faults/faults.ts");
  process.exitCode = (await runFaults(process.argv.slice(2))) ? 0 : 1;
} finally {
  await vite.close();
}
// What a fault has left behind must not keep the command from ending.
process.exit();
