import { expect, test } from "vitest";
import { drawn } from "~/infra/drawn.server";
import { requestContext } from "~/infra/request-context.server";
import { keptAnswers } from "./kept-answers";
import { request, send, startServer } from "./test-server";

const host = "localhost:3000";

/** A server whose page says how often it was drawn. */
async function aServer({ page = (count: number) => `Drawn ${count} times`, headers = {} } = {}) {
  let [count, version, time] = [0, 1, 0];
  const { port } = await startServer({
    kept: keptAnswers(
      host,
      async () => version,
      () => time,
    ),
    handle: async () => {
      count += 1;
      return drawn(page(count).padEnd(2000), { headers: { "Content-Type": "text/html; charset=utf-8", ...headers } });
    },
  });
  const ask = (line = "GET /", more: Record<string, string> = {}) =>
    send(port, request(line, { headers: { Host: host, ...more } }));
  return {
    ask,
    drawnTimes: () => count,
    write: () => {
      version += 1;
    },
    wait: (milliseconds: number) => {
      time += milliseconds;
    },
  };
}

test("visitors without cookies are answered alike, each under security headers of its own", async () => {
  const { ask, drawnTimes } = await aServer();
  const [first, second] = [await ask(), await ask()];
  expect(drawnTimes()).toBe(1);
  expect([second.status, second.body]).toEqual([200, first.body]);
  expect(second.headers.get("Cache-Control")).toBe("no-store");
  expect(second.headers.get("Content-Type")).toBe("text/html; charset=utf-8");
  const own = ["content-security-policy", "x-request-id"];
  for (const name of own) expect(second.headers.get(name)).not.toBe(first.headers.get(name));
  const same = [...first.headers.keys()].filter((name) => ![...own, "date"].includes(name));
  for (const name of same) expect([name, second.headers.get(name)]).toEqual([name, first.headers.get(name)]);
});

test("whatever is written to the database, the next visitor sees the page drawn anew", async () => {
  const { ask, write } = await aServer();
  await ask();
  write();
  expect((await ask()).body).toContain("Drawn 2 times");
});

test("what changes by the clock alone is seen within five seconds", async () => {
  const { ask, wait } = await aServer();
  await ask();
  wait(5_000);
  expect((await ask()).body).toContain("Drawn 2 times");
});

test.each<[string, string, Record<string, string>]>([
  ["with a cookie", "GET /", { Cookie: "session=x" }],
  ["with a query", "GET /?redirectTo=%2Faccount", {}],
  ["for a page with a form that is used up", "GET /signup", {}],
  ["under another name", "GET /", { Host: "127.0.0.1:3000" }],
  ["for the head alone", "HEAD /", {}],
])("who asks %s is answered by the page itself", async (_how, line, headers) => {
  const { ask, drawnTimes } = await aServer();
  await ask();
  await ask(line, headers);
  await ask(line, headers);
  expect(drawnTimes()).toBe(3);
});

test("each encoding is kept by itself", async () => {
  const { ask, drawnTimes } = await aServer();
  await ask("GET /", { "Accept-Encoding": "br" });
  const plain = await ask("GET /", { "Accept-Encoding": "identity" });
  expect(plain.headers.get("Content-Encoding")).toBeNull();
  expect((await ask("GET /", { "Accept-Encoding": "br" })).headers.get("Content-Encoding")).toBe("br");
  expect(drawnTimes()).toBe(2);
});

test("a page that sets a cookie or holds its answer’s nonce is nobody else’s", async () => {
  const withCookie = await aServer({ headers: { "Set-Cookie": "toast=; Max-Age=0" } });
  const withNonce = await aServer({ page: () => `<script nonce="${requestContext.getStore()?.nonce}">` });
  for (const { ask, drawnTimes } of [withCookie, withNonce]) {
    await ask();
    await ask();
    expect(drawnTimes()).toBe(2);
  }
});

test("where the database cannot tell whether it was written to, nothing is kept", async () => {
  let count = 0;
  const { port } = await startServer({
    kept: keptAnswers(host, async () => null),
    handle: async () => {
      count += 1;
      return drawn("hello", { headers: { "Content-Type": "text/html" } });
    },
  });
  for (let i = 0; i < 2; i++) await send(port, request("GET /", { headers: { Host: host } }));
  expect(count).toBe(2);
});
