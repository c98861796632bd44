// @ts-check
// `npm start`: from whatever is there to the portal, with a demonstration in it unless DEMO=off.
import { provideSecret } from "./secret.js";
import { setUp } from "./setup.js";

setUp();
provideSecret();
process.env.DEMO ||= "on";
process.env.NODE_ENV = "production";
// In this very process: signals and the exit code are the server's own.
await import(new URL("../build/server/server.js", import.meta.url).href);
