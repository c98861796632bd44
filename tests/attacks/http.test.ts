import { existsSync, readdirSync, readFileSync } from "node:fs";
import { connect } from "node:net";
import { expect, test } from "vitest";
import { request, send, startServer } from "../../server/test-server";

test("P-2 300 connections that send a byte a second are cut, and nobody else waits for them", async () => {
  const { port } = await startServer({ headersTimeout: 1_500 });
  const slow = Array.from({ length: 300 }, () => connect(port, "127.0.0.1"));
  let cut = 0;
  for (const socket of slow) {
    socket.on("error", () => {}).on("close", () => (cut += 1));
    socket.resume().write("GET / HTTP/1.1\r\nHost: localhost:3000\r\nX-Slow: ");
  }
  const dripping = setInterval(() => {
    for (const socket of slow) if (socket.writable) socket.write("x");
  }, 1_000);
  const others = await Promise.all(Array.from({ length: 20 }, () => send(port, request("GET /"))));
  expect(others.map(({ status }) => status)).toEqual(others.map(() => 200));
  await expect.poll(() => cut, { timeout: 15_000 }).toBe(slow.length);
  clearInterval(dripping);
}, 20_000);

test("P-3 a flood of headers is refused, whether they are long or many", async () => {
  const { port, handled } = await startServer();
  const long = await send(port, request("GET /", { headers: { "X-Flood": "x".repeat(20_000) } }));
  expect(long.status).toBe(431);
  const many = Object.fromEntries(Array.from({ length: 500 }, (_, n) => [`X-Flood-${n}`, "x".repeat(40)]));
  expect((await send(port, request("GET /", { headers: many }))).status).toBe(431);
  expect(handled).toEqual([]);
  // What a browser sends at most is far below.
  expect((await send(port, request("GET /", { headers: { "X-Much": "x".repeat(4_000) } }))).status).toBe(200);
});

test("P-3 of many short headers no more than a hundred are read", async () => {
  const { port, handled } = await startServer();
  const many = Object.fromEntries(Array.from({ length: 300 }, (_, n) => [`X-${n}`, "1"]));
  await send(port, request("GET /", { headers: many }));
  expect([...(handled[0]?.headers.keys() ?? [])].length).toBeLessThanOrEqual(100);
});

test("P-7 what follows a request that could be read two ways is never read as a request", async () => {
  const hidden = "GET /admin/approvals HTTP/1.1\r\nHost: localhost:3000\r\n\r\n";
  const start = "POST / HTTP/1.1\r\nHost: localhost:3000\r\nOrigin: http://localhost:3000\r\n";
  const form = "Content-Type: application/x-www-form-urlencoded\r\n";
  const two = [
    `${start}${form}Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n${hidden}`,
    `${start}${form}Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n\r\n0\r\n\r\n${hidden}`,
    `${start}${form}Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n${hidden}`,
    `${start}${form}Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n${hidden}`,
    `${start}${form}Content-Length: 0\r\nContent-Length: ${hidden.length}\r\n\r\n${hidden}`,
    `${start}${form}Content-Length: +0\r\n\r\n${hidden}`,
    `${start}${form}Content-Length: 0x0\r\n\r\n${hidden}`,
    `${start}${form}Transfer-Encoding: chunked\r\n\r\n0;\n\r\n${hidden}`,
    `${start}${form}Transfer-Encoding: chunked\r\n\r\n-1\r\n\r\n${hidden}`,
    `${start}${form}Content-Length: 0\n\n${hidden}`,
    `GET / HTTP/1.1\r\nHost: localhost:3000\r\nContent-Length: ${hidden.length}\r\n\r\n${hidden}`,
    `GET / HTTP/1.1\r\n Host: localhost:3000\r\n\r\n${hidden}`,
  ];
  for (const bytes of two) {
    const { port, handled } = await startServer();
    await send(port, bytes, { end: true });
    expect({ bytes, reached: handled.map(({ url }) => url).filter((url) => url.includes("admin")) }).toEqual({
      bytes,
      reached: [],
    });
  }
  // Two requests one after the other are two.
  const { port, handled } = await startServer();
  await send(port, `GET / HTTP/1.1\r\nHost: localhost:3000\r\n\r\n${hidden}`, { end: true });
  await expect.poll(() => handled.length).toBe(2);
});

test("P-14 no page may be read by another site's script", async () => {
  const { port } = await startServer();
  for (const bytes of [
    request("GET /", { headers: { Origin: "https://evil.example" } }),
    request("OPTIONS /", { headers: { Origin: "https://evil.example", "Access-Control-Request-Method": "POST" } }),
  ]) {
    const { headers } = await send(port, bytes);
    expect([...headers.keys()].filter((name) => name.startsWith("access-control"))).toEqual([]);
    expect(headers.get("Cross-Origin-Resource-Policy")).toBe("same-origin");
  }
});

test("H-13 the manifest of routes, whose reader has open faults, is nowhere, however much is asked of it", async () => {
  const { port, handled } = await startServer();
  const asked = Array.from({ length: 400 }, (_, n) => `p=/${n}`).join("&");
  for (const path of [`/__manifest?${asked}`, "/__manifest", "/%5f_manifest?p=/a", "/__manifest/"]) {
    const { status } = await send(port, request(`GET ${path}`));
    expect([path, [400, 404].includes(status) || path.endsWith("/")]).toEqual([path, true]);
  }
  expect(handled.filter(({ url }) => /__manifest(\?|$)/.test(url))).toEqual([]);
});

test("S-13 asking for health, whatever host is claimed, calls nobody", async () => {
  const stranger = await startServer();
  const { port } = await startServer();
  const claimed = `127.0.0.1:${stranger.port}`;
  const headers = { "X-Forwarded-Host": claimed, Forwarded: `host=${claimed}`, Host: claimed };
  expect((await send(port, request("GET /healthz", { headers }))).status).toBe(200);
  expect(stranger.handled).toEqual([]);
  await send(stranger.port, request("GET /"));
  expect(stranger.handled).toHaveLength(1);
});

test("D-12 a download that was asked for too often is refused with a page, and with the time to wait", async () => {
  const tooOften = () =>
    new Response("Try again.", { status: 429, headers: { "Content-Type": "text/plain", "Retry-After": "60" } });
  const { port, lines } = await startServer({ handle: async () => tooOften() });
  const answer = await send(port, request("POST /account/export.zip", { headers: { Connection: "close" } }));
  expect([answer.status, answer.headers.get("Retry-After")]).toEqual([429, "60"]);
  expect(answer.body).toContain("<h1>This was asked for too often</h1>");
  await expect.poll(() => lines.length).toBe(1);
  expect(lines[0]).toMatchObject({ level: "warn", refused: "limit" });
});

const client = "build/client";
const isBuilt = existsSync(client);
const built = (folder: string) =>
  readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => /\.(js|css|html|json|map)$/.test(name));

test.runIf(isBuilt)("P-10 the build has no source maps, and names neither its tools nor their versions", () => {
  const names = built(client);
  expect(names.length).toBeGreaterThan(20);
  expect(names.filter((name) => name.endsWith(".map"))).toEqual([]);
  for (const name of names) expect(readFileSync(`${client}/${name}`, "utf8")).not.toContain("sourceMappingURL");
});

test.runIf(isBuilt)("D-6 nothing of the server is in what browsers are sent", () => {
  const settings = [...readFileSync(".env.example", "utf8").matchAll(/^#? ?([A-Z][A-Z_]{4,})=/gm)].map(
    ([, name = ""]) => name,
  );
  expect(settings.length).toBeGreaterThan(8);
  // React itself asks for NODE_ENV, and a build answers.
  const forbidden = [
    ...settings.filter((name) => name !== "NODE_ENV"),
    "argon2",
    "@prisma",
    "libsql",
    "api.mailgun",
    "tokenHash",
    "passwordHash",
  ];
  const found = built(client).flatMap((name) => {
    const text = readFileSync(`${client}/${name}`, "utf8");
    return forbidden.filter((word) => text.includes(word)).map((word) => `${name}: ${word}`);
  });
  expect(found).toEqual([]);
});

test.runIf(isBuilt)(
  "H-12 single fetch, whose decoder has open faults, is off, and so is the manifest's discovery",
  () => {
    const server = readFileSync("build/server/server.js", "utf8");
    expect(server).toMatch(/v3_singleFetch["']?:\s*(!1|false)/);
    expect(server).toMatch(/v3_lazyRouteDiscovery["']?:\s*(!1|false)/);
  },
);
