import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { brotliCompressSync, brotliDecompressSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { staticFiles } from "./static-files";
import { request, send, startServer } from "./test-server";

const script = `console.log("${"a".repeat(2000)}")`;
const folder = mkdtempSync(path.join(tmpdir(), "cm360-files-"));

beforeAll(() => {
  const files: Record<string, string | Buffer> = {
    "assets/root-abc.js": script,
    "assets/root-abc.js.br": brotliCompressSync(script),
    "assets/root-abc.js.map": "{}",
    "assets/inter-abc.woff2": "font",
    "assets/.secret.js": "x",
    ".vite/manifest.json": "{}",
    ".well-known/security.txt": "Contact: mailto:security@cm360.example",
    "manifest.json": "{}",
    "favicon.svg": "<svg/>",
  };
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), content);
  }
});
afterAll(() => rmSync(folder, { recursive: true }));

async function get(target: string, headers: Record<string, string> = {}) {
  const server = await startServer({
    files: staticFiles(folder),
    handle: async () => new Response(null, { status: 404 }),
  });
  return {
    ...(await send(server.port, request(target.includes(" ") ? target : `GET ${target}`, { headers }))),
    server,
  };
}

describe("a file of the build", () => {
  it("is kept for ever, for its name changes with it", async () => {
    const { status, headers, body, server } = await get("/assets/root-abc.js?x");
    expect([status, body]).toEqual([200, script]);
    expect(headers.get("Cache-Control")).toBe("public, max-age=31536000, immutable");
    expect(headers.get("Content-Type")).toBe("text/javascript; charset=utf-8");
    expect(headers.get("Content-Security-Policy")).toContain("default-src 'none'");
    expect(server.handled).toEqual([]);
  });

  it("comes compressed as it was at the build", async () => {
    const { headers, body } = await get("/assets/root-abc.js", { "Accept-Encoding": "gzip, br" });
    expect([headers.get("Content-Encoding"), headers.get("Vary")]).toEqual(["br", "Accept-Encoding"]);
    expect(brotliDecompressSync(Buffer.from(body, "latin1")).toString()).toBe(script);
  });

  it("is not sent twice", async () => {
    const etag = (await get("/favicon.svg")).headers.get("ETag") ?? "";
    const again = await get("/favicon.svg", { "If-None-Match": etag });
    expect([again.status, again.body]).toEqual([304, ""]);
  });

  it("may change where its name does not", async () => {
    expect((await get("/favicon.svg")).headers.get("Cache-Control")).toBe("public, max-age=3600");
    expect((await get("/.well-known/security.txt")).status).toBe(200);
  });

  it("is sent whole whatever part is asked for, and has no body for HEAD", async () => {
    expect((await get("/assets/root-abc.js", { Range: "bytes=5-2" })).status).toBe(200);
    const head = await get("HEAD /assets/root-abc.js");
    expect([head.headers.get("Content-Length"), head.body]).toEqual([String(script.length), ""]);
  });
});

it.each([
  "/assets/",
  "/assets/gone-abc.js",
  "/assets/root-abc.js.map",
  "/assets/root-abc.js.br",
  "/assets/.secret.js",
  "/.vite/manifest.json",
  "/manifest.json",
  "/assets/..%2f.env",
  "/assets/..%2f..%2f.env",
  "/.git/HEAD",
  "/.env",
  "/assets/__proto__",
])("P-15 D-11 %s is no file of ours", async (target) => {
  expect((await get(target)).status).toBe(404);
});
