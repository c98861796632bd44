import type { RouteConfigEntry } from "@remix-run/route-config";
import { beforeEach, describe, expect, test } from "vitest";
import routeConfig from "~/routes";
import { request, send, startServer } from "../../server/test-server";

/** Every address of routes.ts, whatever it takes: what is refused here is refused before anybody looks at the route. */
const paths = pathsOf(routeConfig, "").map((path) => path.replace(/:[a-z]+/g, "x"));

function pathsOf(entries: RouteConfigEntry[], parent: string): string[] {
  return entries.flatMap((entry) => {
    const path = `${parent}/${entry.path ?? ""}`.replace(/\/+/g, "/");
    return entry.children ? pathsOf(entry.children, path) : [path.replace(/(.)\/$/, "$1")];
  });
}

let server: Awaited<ReturnType<typeof startServer>>;
beforeEach(async () => {
  server = await startServer();
});

/** The statuses with which each address answers such a post, and how many of them got past the door. */
async function postsTo(addresses: string[], headers: Record<string, string | undefined>) {
  const statuses = new Set<number>();
  const before = server.handled.length;
  for (const path of addresses) {
    const bytes = request(`POST ${path}`, { headers: { Connection: "close", Cookie: "session=stolen", ...headers } });
    statuses.add((await send(server.port, bytes)).status);
  }
  return { statuses: [...statuses], reached: server.handled.length - before };
}

const refused = { statuses: [403], reached: 0 };
const taken = (addresses: string[]) => ({ statuses: [200], reached: addresses.length });
const evil = "https://evil.example";

// Mailgun posts JSON; what it sends is told by its signature.
const forms = paths.filter((path) => path !== "/webhooks/mailgun");

test("X-1 a page of another site can post to none of our addresses; one of ours can to each", async () => {
  expect(paths.length).toBeGreaterThan(130);
  expect(await postsTo(forms, { Origin: evil, "Sec-Fetch-Site": "cross-site" })).toEqual(refused);
  expect(await postsTo(forms, { Origin: evil, "Sec-Fetch-Site": undefined })).toEqual(refused);
  expect(await postsTo(forms, {})).toEqual(taken(forms));
});

describe("a post with a session", () => {
  const some = ["/account", "/customers/acme/profile/team", "/admin/approvals"];

  test("X-2 from a neighbour under the same domain is refused", async () => {
    const headers = { Origin: "http://x.localhost:3000", "Sec-Fetch-Site": "same-site" };
    expect(await postsTo(some, headers)).toEqual(refused);
    expect(await postsTo(some, { "Sec-Fetch-Site": "same-site" })).toEqual(refused);
    expect(await postsTo(some, { "Sec-Fetch-Site": "same-origin" })).toEqual(taken(some));
  });

  test("X-3 from a page without an origin, such as a sandboxed frame, is refused", async () => {
    expect(await postsTo(some, { Origin: "null" })).toEqual(refused);
    expect(await postsTo(some, { Origin: "null", "Sec-Fetch-Site": undefined })).toEqual(refused);
  });

  test("X-4 that does not say where it comes from is refused; without a session there is none to misuse", async () => {
    const silent = { Origin: undefined, "Sec-Fetch-Site": undefined };
    expect(await postsTo(some, silent)).toEqual(refused);
    expect(await postsTo(some, { ...silent, Cookie: undefined })).toEqual(taken(some));
  });

  test("X-5 that lets a header claim the stranger's host for ours is refused", async () => {
    for (const name of ["X-Forwarded-Host", "X-Original-Host", "X-Host", "Forwarded"]) {
      const claim = { [name]: name === "Forwarded" ? "host=evil.example" : "evil.example" };
      expect(await postsTo(some, { Origin: evil, "Sec-Fetch-Site": undefined, ...claim })).toEqual(refused);
    }
  });
});

test("X-6 nobody is logged in, out or signed up by another site's form", async () => {
  const doors = ["/", "/login/second-step", "/logout", "/signup", "/reset-password", "/join/x", "/unsubscribe/x"];
  const without = { Cookie: undefined };
  expect(await postsTo(doors, { Origin: evil, "Sec-Fetch-Site": "cross-site", ...without })).toEqual(refused);
  expect(await postsTo(doors, without)).toEqual(taken(doors));
});

test("H-1 the address that a link in a letter is made of is no header's to say", async () => {
  const claims = {
    "X-Forwarded-Host": "evil.example",
    "X-Forwarded-Proto": "https",
    Forwarded: "host=evil.example;proto=https",
    "X-Original-URL": "/admin",
  };
  await send(server.port, request("POST /reset-password", { headers: { Connection: "close", ...claims } }));
  const [reached] = server.handled;
  expect(reached?.url).toBe("http://localhost:3000/reset-password");
  expect([...(reached?.headers.keys() ?? [])].filter((name) => /forwarded/.test(name))).toEqual([]);
});
