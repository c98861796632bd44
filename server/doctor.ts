import { existsSync } from "node:fs";
import { examine } from "./doctor/examine";
import { asTable } from "./doctor/finding";

// `npm run doctor [-- --json]`: what is wrong with this installation, and how to mend it. Ends with 1 where something is.
if (existsSync(".env")) process.loadEnvFile(".env");
const findings = await examine(process.env, new Date());
const isJson = process.argv.includes("--json");
process.stdout.write(`${isJson ? JSON.stringify(findings, null, 2) : asTable(findings)}\n`);
process.exit(findings.some(({ state }) => state === "wrong") ? 1 : 0);
