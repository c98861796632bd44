import { fileURLToPath } from "node:url";
import * as build from "virtual:remix/server-build";
import { boot } from "./boot";
import { staticFiles } from "./static-files";

// The built client stands beside the built server, from wherever that is started.
await boot({ build, files: staticFiles(fileURLToPath(new URL("../client", import.meta.url))) });
