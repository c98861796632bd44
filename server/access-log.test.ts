import { expect, it } from "vitest";
import { secretRoutesOf } from "./secret-routes";
import { request, send, startServer } from "./test-server";

const secretRoutes = ["reset-password/:token", "change-password/:token", "calendar/:token"];
const token = "kB9x-2_Qm4c7T1s0dGf8hJ6nLpRwVyZaXeUiOqKtMb0";

async function linesOf(...requests: string[]) {
  const server = await startServer({ secretRoutes });
  for (const bytes of requests) await send(server.port, bytes);
  await expect.poll(() => server.lines.length).toBeGreaterThanOrEqual(requests.length);
  return server.lines;
}

it("says of each request what was asked, how it ended and how long it took", async () => {
  const [line, ...others] = await linesOf(request("GET /customers/acme/profile?q=nora"));
  expect(line).toEqual({
    level: "info",
    time: expect.stringMatching(/^\d{4}-.*Z$/),
    requestId: expect.stringMatching(/^[\da-f-]{36}$/),
    method: "GET",
    path: "/customers/acme/profile",
    status: 200,
    ms: expect.any(Number),
    msg: "request",
  });
  expect(others).toEqual([]);
});

it.each([
  `/reset-password/${token}`,
  `/Reset-Password/${token}?x=1`,
  `/%72eset-password/${token}/`,
  `/change-password/${token}`,
  `/calendar/${token}`,
  `/calendar/${token}.ics`,
])("never holds the token of %s", async (path) => {
  const [line] = await linesOf(request(`GET ${path}`));
  expect(JSON.stringify(line)).not.toContain(token.slice(0, 8));
  expect(line?.path).toMatch(/^\/(reset-password|change-password|calendar)\/:token$/);
});

it("D-4 holds no query, no cookie, no body and no email address", async () => {
  const lines = await linesOf(
    request("GET /x?email=nora@acme.example", { headers: { Cookie: "session=canary" } }),
    request("GET /nora@acme.example/y"),
    request("GET /nora%40acme.example/y"),
    request("POST /", { body: "password=canary" }),
  );
  expect(JSON.stringify(lines)).not.toMatch(/nora|canary/);
});

it("S-12 is one line for each event, whatever the event is named", async () => {
  const lines = await linesOf(
    request("GET /", { headers: { "User-Agent": '\\n{"level":60}' } }),
    request("GET /%0A%7B%22level%22:60%7D"),
  );
  expect(lines.map(({ level }) => level)).toEqual(["info", "warn"]);
});

it("D-5 warns of what was refused, and says why", async () => {
  const lines = await linesOf(
    request("TRACE /"),
    request("GET /", { headers: { Host: "evil.example" } }),
    request("POST /", { headers: { Origin: "https://evil.example" } }),
    "nonsense\r\n\r\n",
  );
  expect(lines.map(({ level, status, refused }) => [level, status, refused])).toEqual([
    ["warn", 405, "method"],
    ["warn", 421, "host"],
    ["warn", 403, "cross-site"],
    ["warn", 400, "parse"],
  ]);
});

it("knows the routes with a secret by their parameter's name", () => {
  const route = (path: string | undefined, parentId?: string) => ({ id: "", path, parentId, module: {} as never });
  const routes = {
    root: route(""),
    "layouts/public": route(undefined, "root"),
    login: route(undefined, "layouts/public"),
    reset: route("reset-password/:token", "layouts/public"),
    customer: route("customers/:customer", "root"),
    invitation: route("invitations/:token", "customer"),
  };
  expect(secretRoutesOf({ routes: routes as never })).toEqual([
    "reset-password/:token",
    "customers/:customer/invitations/:token",
  ]);
});
