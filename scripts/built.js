// @ts-check
// `node scripts/built.js <name> …` runs a command of the built portal, as the image does: build/server/<name>.js
import { existsSync } from "node:fs";

const [, , name = "", ...rest] = process.argv;
const command = new URL(`../build/server/${name}.js`, import.meta.url);
if (!existsSync(command)) {
  console.error("The portal is not built yet: npm run setup");
  process.exit(1);
}
process.env.NODE_ENV = "production";
process.argv.splice(1, 2, command.pathname);
process.argv.length = 2 + rest.length;
await import(command.href);
