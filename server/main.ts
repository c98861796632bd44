import * as build from "virtual:remix/server-build";
import { boot } from "./boot";
import { staticFiles } from "./static-files";

await boot({ build, files: staticFiles(build.assetsBuildDirectory) });
