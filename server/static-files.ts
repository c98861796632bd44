import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import path from "node:path";
import { acceptedEncoding } from "./compression";
import { pathOf } from "./target";

interface StaticFile {
  type: string;
  cacheControl: string;
  etag: string;
  plain: Buffer;
  br: Buffer | null;
  gzip: Buffer | null;
}

/** What is no page, script, style, font or picture is not served: no source map, no manifest of the build. */
const types: Record<string, string> = {
  ".css": "text/css; charset=utf-8",
  ".ico": "image/x-icon",
  ".js": "text/javascript; charset=utf-8",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".webmanifest": "application/manifest+json",
  ".woff2": "font/woff2",
};

/**
 * Reads all files of the built client once. Requests are looked up in this table and never on the disk, so no path can
 * leave the folder, and a visitor who goes away half-way leaves no file open.
 */
export function staticFiles(folder: string) {
  const files = new Map<string, StaticFile>();
  for (const name of readdirSync(folder, { recursive: true, encoding: "utf8" })) {
    const type = types[path.extname(name)];
    const isHidden = name.split(path.sep).some((part) => part.startsWith(".") && part !== ".well-known");
    if (type && !isHidden) files.set(`/${name.replaceAll(path.sep, "/")}`, readFile(path.join(folder, name), type));
  }

  /** Answers a GET or HEAD for a file of ours, or says that there is none. */
  return (request: IncomingMessage, response: ServerResponse): boolean => {
    const file = files.get(pathOf(request.url ?? ""));
    if (!file) return false;
    answer(file, request, response);
    return true;
  };
}

function readFile(file: string, type: string): StaticFile {
  const compressed = (suffix: string) => (existsSync(file + suffix) ? readFileSync(file + suffix) : null);
  const plain = readFileSync(file);
  return {
    type,
    plain,
    br: compressed(".br"),
    gzip: compressed(".gz"),
    etag: createHash("sha256").update(plain).digest("base64url").slice(0, 20),
    // Vite puts a file's hash into its name there: it never changes.
    cacheControl: file.includes(`${path.sep}assets${path.sep}`)
      ? "public, max-age=31536000, immutable"
      : "public, max-age=3600",
  };
}

function answer(file: StaticFile, request: IncomingMessage, response: ServerResponse) {
  const accepted = acceptedEncoding(request.headers["accept-encoding"]?.toString() ?? "");
  const encoding = accepted && file[accepted] ? accepted : null;
  const body = (encoding && file[encoding]) ?? file.plain;
  const etag = `"${file.etag}${encoding ? `-${encoding}` : ""}"`;

  response.setHeader("Cache-Control", file.cacheControl);
  response.setHeader("ETag", etag);
  if (file.br) response.setHeader("Vary", "Accept-Encoding");
  if (request.headers["if-none-match"] === etag) return response.writeHead(304).end();

  if (encoding) response.setHeader("Content-Encoding", encoding);
  response.setHeader("Content-Type", file.type);
  response.setHeader("Content-Length", body.length);
  response.end(body);
}
