import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { request, send, startServer } from "./test-server";

const html = { "Content-Type": "text/html; charset=utf-8" };

describe("every answer", () => {
  const https = { APP_URL: "https://cm360.example", TRUST_PROXY: 0 };

  it.each([
    ["a page", request("GET /")],
    ["a redirect", request("GET /redirect")],
    ["a failure", request("GET /failure")],
    ["health", request("GET /livez")],
    ["a refused method", request("TRACE /")],
    ["a refused tunnel", request("CONNECT localhost:3000")],
    ["a refused path", request("GET /%")],
    ["a refused host", request("GET /", { headers: { Host: "evil.example" } })],
    ["a refused post", request("POST /", { headers: { Origin: "null" } })],
    ["a refused expectation", request("GET /", { headers: { Expect: "the impossible", Host: "evil.example" } })],
    ["a refused size", request("POST /", { headers: { "Content-Length": "99999999" } })],
    ["a missing asset", request("GET /assets/x.js")],
    ["an unreadable request", "nonsense\r\n\r\n"],
    ["a flood of headers", request("GET /", { headers: { "X-Flood": "x".repeat(20_000) } })],
  ])("P-13 bears the security headers: %s", async (_, bytes) => {
    const { port } = await startServer({
      handle: async ({ url }) => {
        if (url.endsWith("/failure")) throw new Error("broken");
        return url.endsWith("/redirect")
          ? Response.redirect("http://localhost:3000/", 303)
          : new Response("hello", { headers: html });
      },
    });
    const { headers } = await send(port, bytes);

    const policy = headers.get("Content-Security-Policy") ?? "";
    expect(policy).toMatch(/^default-src 'none'; script-src 'nonce-[A-Za-z0-9+/]{22}==' 'strict-dynamic'; /);
    for (const directive of [
      "style-src 'self'",
      "img-src 'self' data:",
      "font-src 'self'",
      "connect-src 'self'",
      "manifest-src 'self'",
      "form-action 'self'",
      "base-uri 'none'",
      "frame-ancestors 'none'",
      "object-src 'none'",
    ]) {
      expect(policy.split("; ")).toContain(directive);
    }
    expect(policy).not.toContain("unsafe");
    expect(Object.fromEntries(headers)).toMatchObject({
      "cross-origin-opener-policy": "same-origin",
      "cross-origin-resource-policy": "same-origin",
      "permissions-policy": expect.stringContaining("camera=()"),
      "referrer-policy": "same-origin",
      "x-content-type-options": "nosniff",
      "x-frame-options": "DENY",
      "x-request-id": expect.stringMatching(/^[\da-f-]{36}$/),
    });
    for (const name of ["X-Powered-By", "Server", "Access-Control-Allow-Origin", "Strict-Transport-Security"]) {
      expect(headers.has(name)).toBe(false);
    }
  });

  it("asks for https for two years where APP_URL has it", async () => {
    const { port } = await startServer({ site: https });
    const { headers } = await send(port, request("GET /", { headers: { Host: "cm360.example" } }));
    expect(headers.get("Strict-Transport-Security")).toBe("max-age=63072000; includeSubDomains");
  });

  it("S-3 has a nonce and an id of its own", async () => {
    const { port } = await startServer();
    const answers = await Promise.all(Array.from({ length: 200 }, () => send(port, request("GET /"))));
    expect(new Set(answers.map(({ headers }) => headers.get("Content-Security-Policy"))).size).toBe(200);
    expect(new Set(answers.map(({ headers }) => headers.get("X-Request-Id"))).size).toBe(200);
  });
});

describe("a page", () => {
  it("P-11 is kept by nobody unless its route says so", async () => {
    const { port } = await startServer({
      handle: async ({ url }) =>
        new Response("x", { headers: url.endsWith("/shared") ? { ...html, "Cache-Control": "max-age=60" } : html }),
    });
    expect((await send(port, request("GET /"))).headers.get("Cache-Control")).toBe("no-store");
    expect((await send(port, request("GET /shared"))).headers.get("Cache-Control")).toBe("max-age=60");
  });

  it("sets each of its cookies in a header of its own", async () => {
    const headers = new Headers(html);
    headers.append("Set-Cookie", "a=1; Expires=Wed, 01 Jan 2031 00:00:00 GMT");
    headers.append("Set-Cookie", "b=2");
    const { port } = await startServer({ handle: async () => new Response("x", { headers }) });
    const { text } = await send(port, request("GET /"));
    expect(text.match(/^set-cookie: .*$/gim)).toEqual([
      "Set-Cookie: a=1; Expires=Wed, 01 Jan 2031 00:00:00 GMT",
      "Set-Cookie: b=2",
    ]);
  });

  it("has no body for HEAD, and a length for GET", async () => {
    const { port } = await startServer({
      handle: async ({ method }) => new Response(method === "HEAD" ? null : "hello", { headers: html }),
    });
    expect((await send(port, request("GET /"))).headers.get("Content-Length")).toBe("5");
    expect((await send(port, request("HEAD /", { headers: { Connection: "close" } }))).body).toBe("");
  });
});

describe("compression", () => {
  const text = "Zscaler Private Access · ".repeat(200);
  const serving = (type: string, body: BodyInit = text) =>
    startServer({ handle: async () => new Response(body, { headers: { "Content-Type": type } }) });
  const ask = (port: number, encoding?: string) =>
    send(port, request("GET /", { headers: { "Accept-Encoding": encoding } }));

  it.each(["text/html; charset=utf-8", "application/json; charset=utf-8", "text/csv; charset=utf-8"])(
    "makes %s small, once and whole",
    async (type) => {
      const { port } = await serving(type);
      const { headers, body } = await ask(port, "gzip, deflate, br");
      const bytes = Buffer.from(body, "latin1");
      expect(brotliDecompressSync(bytes).toString()).toBe(text);
      expect(headers.get("Content-Encoding")).toBe("br");
      expect(headers.get("Content-Length")).toBe(String(bytes.length));
      expect(headers.get("Vary")).toBe("Accept-Encoding");
    },
  );

  it("leaves the event loop for what is large", async () => {
    const large = text.repeat(100);
    const { port } = await serving("text/csv", large);
    expect(brotliDecompressSync(Buffer.from((await ask(port, "br")).body, "latin1")).toString()).toBe(large);
  });

  it.each([
    ["gzip", "gzip"],
    ["br;q=0, gzip;q=0.5", "gzip"],
    ["gzip;q=1.0, br;q=0.1", "br"],
    ["identity", null],
    ["br;q=0", null],
    ["brotli", null],
    [undefined, null],
  ])("takes %s at its word", async (accepted, encoding) => {
    const { port } = await serving("text/html");
    const { headers, body } = await ask(port, accepted);
    expect(headers.get("Content-Encoding")).toBe(encoding);
    expect(headers.get("Vary")).toBe("Accept-Encoding");
    if (encoding === "gzip") expect(gunzipSync(Buffer.from(body, "latin1")).toString()).toBe(text);
  });

  it("is not worth it for little, and not for what is no text", async () => {
    expect((await ask((await serving("text/html", "hello")).port, "br")).headers.has("Content-Encoding")).toBe(false);
    const { headers, body } = await ask((await serving("application/octet-stream")).port, "br");
    expect(headers.has("Content-Encoding")).toBe(false);
    expect(Buffer.from(body, "latin1").toString()).toContain("Zscaler Private Access");
  });
});

describe("a refusal", () => {
  it("is a page that says what to do, with the id that the log knows", async () => {
    const server = await startServer();
    const { headers, body } = await send(server.port, request("POST /", { headers: { Origin: "null" } }));
    expect(headers.get("Content-Type")).toBe("text/html; charset=utf-8");
    expect(headers.get("Cache-Control")).toBe("no-store");
    expect(body).toContain("<h1>This did not come from a page of CM360</h1>");
    expect(body).toContain(`<code>${headers.get("X-Request-Id")}</code>`);
    expect(body).not.toContain("<script");
    await expect
      .poll(() => server.lines)
      .toMatchObject([{ level: "warn", requestId: headers.get("X-Request-Id"), status: 403, refused: "cross-site" }]);
  });

  it("is a sentence for Remix's own scripts, marked as theirs", async () => {
    const { port } = await startServer();
    const { headers, body } = await send(
      port,
      request("POST /?_data=root", { headers: { "Content-Type": "text/plain" } }),
    );
    expect(headers.get("X-Remix-Catch")).toBe("yes");
    expect(headers.get("Content-Type")).toBe("text/plain; charset=utf-8");
    expect(body).toMatch(/^This is not a form\./);
  });

  it("repeats nothing of what was asked", async () => {
    const { port } = await startServer();
    const { text } = await send(port, request("GET /%3Cscript%3E/../x?%3Cscript%3E"));
    expect(text).not.toMatch(/script%3E|<script>/i);
  });
});
