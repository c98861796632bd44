// @ts-check
// Writes .br and .gz beside each text file of the built client: at the best quality, once, and not in a request.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

const folder = process.argv[2] ?? "build/client";
const worthwhile = 1024;

for (const name of readdirSync(folder, { recursive: true, encoding: "utf8" })) {
  if (!/\.(css|js|svg|txt|webmanifest)$/.test(name)) continue;
  const file = path.join(folder, name);
  const content = readFileSync(file);
  if (content.length < worthwhile) continue;
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
    [constants.BROTLI_PARAM_SIZE_HINT]: content.length,
  };
  writeFileSync(`${file}.br`, brotliCompressSync(content, { params }));
  writeFileSync(`${file}.gz`, gzipSync(content, { level: constants.Z_BEST_COMPRESSION }));
}
