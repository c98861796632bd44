import { createRequestHandler, json, type ServerBuild } from "@remix-run/node";
import { isRouteErrorResponse, Outlet, useLoaderData, useRouteError } from "@remix-run/react";
import { describe, expect, it } from "vitest";
import * as entry from "~/entry.server";
import { DatabaseBusy, DatabaseFull } from "~/infra/db.server";
import { useNonce } from "~/infra/nonce";
import { requestContext } from "~/infra/request-context.server";

/** A build of Remix's shape with one page, whose loader, action or drawing goes as the test wants. */
async function ask(page: Page, target = "/page", init?: RequestInit) {
  const handle = createRequestHandler(buildOf(page), "production");
  const context = { requestId: "the-id", nonce: "the-nonce", clientAddress: "192.0.2.1", memo: new Map() };
  const response = await requestContext.run(context, () => handle(new Request(`http://localhost${target}`, init)));
  return { status: response.status, headers: response.headers, body: await response.text() };
}

interface Page {
  loader?: () => unknown;
  action?: () => unknown;
  draw?: () => React.ReactElement;
}

const post = { method: "POST", body: new URLSearchParams({ a: "b" }) };
const fail = (error: unknown) => () => {
  throw error;
};

describe("a page", () => {
  it("is drawn whole, and may use the nonce of its answer", async () => {
    const { status, headers, body } = await ask({ loader: () => json({ name: "Zoë" }) });
    expect([status, headers.get("Content-Type")]).toEqual([200, "text/html; charset=utf-8"]);
    expect(body).toMatch(/^<!DOCTYPE html><main>/);
    expect(body).toContain("Zoë the-nonce");
  });
});

describe.each([
  ["that waits too long for the database", () => new DatabaseBusy(), 503, "5"],
  ["that finds the disk full", () => new DatabaseFull(), 507, "60"],
  ["that is broken", () => new Error("SELECT secret FROM inside"), 500, null],
])("a request %s", (_, error, status, retryAfter) => {
  it.each<[string, Page, RequestInit?]>([
    ["loader", { loader: fail(error()) }],
    ["action", { action: fail(error()) }, post],
    ["page", { draw: fail(error()) }],
  ])("in its %s becomes the page's own error, with a reference", async (_part, page, init) => {
    const answer = await ask(page, "/page", init);
    expect([answer.status, answer.headers.get("Retry-After")]).toEqual([status, retryAfter]);
    expect(answer.body).toContain(`<main><p>boundary of the page: ${status} the-id</p></main>`);
    expect(answer.body).not.toContain("SELECT");
  });

  it.each<[string, Page, RequestInit?]>([
    ["loader", { loader: fail(error()) }],
    ["action", { action: fail(error()) }, post],
  ])("of a script, in its %s, becomes the same", async (_part, page, init) => {
    const answer = await ask(page, "/page?_data=page", init);
    expect([answer.status, answer.headers.get("Retry-After")]).toEqual([status, retryAfter]);
    expect(answer.headers.get("X-Remix-Catch")).toBe("yes");
    expect(JSON.parse(answer.body)).toEqual({ requestId: "the-id" });
  });
});

it("a page whose error cannot be drawn either is Remix's last resort, for the server to replace", async () => {
  const answer = await ask({ loader: fail(new Error("broken")), draw: fail(new Error("broken")) }, "/unbounded");
  expect([answer.status, answer.headers.get("Content-Type")]).toEqual([500, "text/plain"]);
});

it.each([
  [403, "/page"],
  [404, "/page"],
])("a thrown %i stays what it is", async (status, target) => {
  const answer = await ask({ loader: fail(new Response(null, { status })) }, target);
  expect(answer.status).toBe(status);
  expect(answer.body).toContain(`boundary of the page: ${status}`);
});

it("what no route answers is no failure", async () => {
  expect((await ask({}, "/nowhere")).status).toBe(404);
  expect((await ask({}, "/page", post)).status).toBe(405);
  const ofScript = await ask({}, "/page?_data=nowhere");
  expect([ofScript.status, ofScript.headers.get("X-Remix-Catch"), ofScript.body]).toEqual([403, "yes", ""]);
});

function buildOf({ loader = () => json({ name: "" }), action, draw }: Page): ServerBuild {
  const Boundary = ({ of: where }: { of: string }) => {
    const error = useRouteError();
    const data = isRouteErrorResponse(error) ? error : { status: "unknown", data: { requestId: "" } };
    return <p>{`boundary of ${where}: ${data.status} ${data.data?.requestId ?? ""}`}</p>;
  };
  const Page = () => {
    const { name } = useLoaderData() as { name: string };
    const nonce = useNonce();
    return draw ? draw() : <p>{`${name} ${nonce}`}</p>;
  };
  const module = { default: Page, loader, ...(action && { action }), ErrorBoundary: () => <Boundary of="the page" /> };
  const root = {
    default: () => (
      <main>
        <Outlet />
      </main>
    ),
    ErrorBoundary: () => <Boundary of="the root" />,
  };
  const manifestRoute = (id: string, path?: string, parentId?: string) => ({
    id,
    path,
    parentId,
    module: "",
    hasLoader: id !== "root",
    hasAction: false,
    hasErrorBoundary: true,
    hasClientAction: false,
    hasClientLoader: false,
  });
  return {
    entry: { module: entry },
    routes: {
      root: { id: "root", path: "", module: root },
      page: { id: "page", parentId: "root", path: "page", module },
      unbounded: { id: "unbounded", parentId: "root", path: "unbounded", module: { ...module, ErrorBoundary: draw } },
    },
    assets: {
      entry: { module: "", imports: [] },
      routes: {
        root: manifestRoute("root", ""),
        page: manifestRoute("page", "page", "root"),
        unbounded: manifestRoute("unbounded", "unbounded", "root"),
      },
      url: "",
      version: "1",
    },
    publicPath: "/",
    assetsBuildDirectory: "",
    future: { v3_singleFetch: false, v3_lazyRouteDiscovery: false },
    isSpaMode: false,
  } as unknown as ServerBuild;
}
