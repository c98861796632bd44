// @ts-check
// `npm run audit:verify`: whether the audit log of DATABASE_URL is as it was written. Needs a build, as `npm start` makes it.
import { provideSecret } from "./secret.js";

provideSecret();
process.env.NODE_ENV = "production";
await import(new URL("../build/server/verify-audit.js", import.meta.url).href);
