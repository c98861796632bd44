import { describe, expect, it } from "vitest";
import { request, send, startServer } from "./test-server";

async function statusOf(bytes: string, site?: Parameters<typeof startServer>[0]) {
  const server = await startServer(site);
  const { status } = await send(server.port, bytes);
  return { status, reachedRemix: server.handled.length > 0 };
}

const passes = { status: 200, reachedRemix: true };
const refusedWith = (status: number) => ({ status, reachedRemix: false });

describe("methods", () => {
  it.each(["GET / ", "POST / "])("%s is taken", async (line) => {
    expect(await statusOf(request(line.trim()))).toEqual(passes);
  });

  it.each(["PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "PROPFIND", "CONNECT"])("P-4 %s is not", async (method) => {
    const server = await startServer();
    const target = method === "CONNECT" ? "localhost:3000" : "/";
    const answer = await send(server.port, request(`${method} ${target}`));
    expect(answer.status).toBe(405);
    expect(answer.headers.get("Allow")).toBe("GET, HEAD, POST");
    expect(server.handled).toEqual([]);
  });

  it("a word that is no method is not understood", async () => {
    expect(await statusOf(request("FOO /"))).toEqual(refusedWith(400));
  });
});

describe("the host", () => {
  it.each(["localhost:3000", "localhost:4137", "LOCALHOST", "127.0.0.1:3000", "[::1]:3000"])(
    "%s is this machine's own",
    async (host) => {
      expect(await statusOf(request("GET /", { headers: { Host: host } }))).toEqual(passes);
    },
  );

  it.each([
    "evil.example",
    "localhost.evil.example",
    "localhost:3000.evil.example",
    "127.0.0.1.nip.example",
    "10.0.0.1",
  ])("H-2 %s is a stranger's", async (host) => {
    const { status, reachedRemix } = await statusOf(request("GET /", { headers: { Host: host } }));
    expect([400, 421]).toContain(status);
    expect(reachedRemix).toBe(false);
  });

  it.each([
    "",
    "a b^c",
    "a%20b^c",
    "[::1",
    "localhost:99999",
    "localhost:3000/x",
    "user@localhost",
    "localhost:3000, evil",
  ])("H-3 '%s' is none", async (host) => {
    expect(await statusOf(request("GET /", { headers: { Host: host } }))).toEqual(refusedWith(400));
  });

  it("is named exactly once", async () => {
    expect(await statusOf("GET / HTTP/1.1\r\n\r\n")).toEqual(refusedWith(400));
    expect(await statusOf("GET / HTTP/1.0\r\n\r\n")).toEqual(refusedWith(400));
    expect(await statusOf("GET / HTTP/1.1\r\nHost: localhost\r\nHost: evil.example\r\n\r\n")).toEqual(refusedWith(400));
  });

  it("is the one of APP_URL where that is a real one", async () => {
    const site = { site: { APP_URL: "https://cm360.example", TRUST_PROXY: 0 } };
    expect(await statusOf(request("GET /", { headers: { Host: "cm360.example" } }), site)).toEqual(passes);
    expect(await statusOf(request("GET /", { headers: { Host: "localhost" } }), site)).toEqual(refusedWith(421));
    expect(await statusOf(request("GET /", { headers: { Host: "cm360.example:8080" } }), site)).toEqual(
      refusedWith(421),
    );
  });

  it("does not matter to health", async () => {
    expect(await statusOf(request("GET /healthz", { headers: { Host: "10.0.0.7:3000" } }))).toEqual(refusedWith(200));
    expect(await statusOf(request("GET /livez", { headers: { Host: undefined } }))).toEqual(refusedWith(200));
  });

  it("is not believed to a client that forwards another", async () => {
    const server = await startServer();
    const forwarded = {
      "X-Forwarded-Host": "evil.example",
      Forwarded: "host=evil.example",
      "X-Forwarded-Proto": "https",
    };
    await send(server.port, request("GET /login?x=1", { headers: forwarded }));
    const [reached] = server.handled;
    expect(reached?.url).toBe("http://localhost:3000/login?x=1");
    expect([...(reached?.headers.keys() ?? [])]).toEqual(["connection", "host"]);
  });
});

describe("the path", () => {
  it.each([
    "/%",
    "/%E0%A4%A",
    "/%00",
    "/a%0d%0ab",
    "/\\evil.example",
    "/%5cevil.example",
    "*",
    "http://evil.example/",
    `/${"a".repeat(8192)}`,
  ])("P-6 %s is none", async (path) => {
    expect(await statusOf(request(`GET ${path}`))).toEqual(refusedWith(400));
  });

  it.each([
    "//evil.example/..%2f",
    "/a//b",
    "/..%2f..%2fetc/passwd",
    "/%2e%2e/",
    "/a/../b",
    "/./a",
    "/__manifest?p=/a&version=x",
    "/%5F_manifest",
    "/login.data",
    "/_root.data?x",
  ])("H-4 %s leads nowhere", async (path) => {
    expect(await statusOf(request(`GET ${path}`))).toEqual(refusedWith(404));
  });

  it("may hold what decodes to text, and its query anything", async () => {
    expect(await statusOf(request("GET /customers/%C3%A4cme?q=%&q=//&q=%00"))).toEqual(passes);
  });
});

describe("a post from another site", () => {
  it.each([
    ["another origin", { Origin: "https://evil.example", "Sec-Fetch-Site": undefined }],
    ["another origin that lies about its relation", { Origin: "https://evil.example" }],
    ["a page of another site", { Origin: undefined, "Sec-Fetch-Site": "cross-site" }],
    ["a neighbour under the same domain", { Origin: "http://x.localhost:3000", "Sec-Fetch-Site": "same-site" }],
    ["a typed address", { Origin: undefined, "Sec-Fetch-Site": "none" }],
    ["a page without an origin", { Origin: "null", "Sec-Fetch-Site": undefined }],
    ["a page without an origin, of ours", { Origin: "null" }],
    ["another port", { Origin: "http://localhost:4000", "Sec-Fetch-Site": undefined }],
    ["another name of this machine", { Origin: "http://127.0.0.1:3000", "Sec-Fetch-Site": undefined }],
    ["another protocol", { Origin: "https://localhost:3000", "Sec-Fetch-Site": undefined }],
    [
      "an origin that a header claims as ours",
      { Origin: "https://evil.example", "Sec-Fetch-Site": undefined, "X-Forwarded-Host": "evil.example" },
    ],
    ["nobody who says so, with a cookie", { Origin: undefined, "Sec-Fetch-Site": undefined, Cookie: "session=x" }],
  ])("%s is refused", async (_, headers) => {
    expect(await statusOf(request("POST /logout", { headers }))).toEqual(refusedWith(403));
  });

  it.each([
    ["a page of ours", {}],
    ["a page of ours in an older browser", { "Sec-Fetch-Site": undefined }],
    ["a program without a session", { Origin: undefined, "Sec-Fetch-Site": undefined }],
  ])("%s is not", async (_, headers) => {
    expect(await statusOf(request("POST /logout", { headers }))).toEqual(passes);
  });

  it("is told by APP_URL's protocol, for TLS ends before us", async () => {
    const site = { site: { APP_URL: "https://cm360.example", TRUST_PROXY: 0 } };
    const from = (Origin: string) => request("POST /", { headers: { Host: "cm360.example", Origin } });
    expect(await statusOf(from("https://cm360.example"), site)).toEqual(passes);
    expect(await statusOf(from("http://cm360.example"), site)).toEqual(refusedWith(403));
  });
});

describe("a read from another site", () => {
  const crossSite = { "Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "document" };

  it("may be a link to a page", async () => {
    expect(await statusOf(request("GET /customers", { headers: crossSite }))).toEqual(passes);
  });

  it.each([
    ["a route's data", "/customers?_data=routes%2Fcustomers", crossSite],
    ["a download", "/customers/acme/health-checks/2026-07-01/findings.csv", crossSite],
    ["a page as an image", "/customers", { ...crossSite, "Sec-Fetch-Mode": "no-cors", "Sec-Fetch-Dest": "image" }],
    ["a neighbour's script", "/customers", { "Sec-Fetch-Site": "same-site", "Sec-Fetch-Mode": "cors" }],
  ])("P-16 may not be %s", async (_, path, headers) => {
    expect(await statusOf(request(`GET ${path}`, { headers }))).toEqual(refusedWith(403));
  });

  it("says nothing of itself in older browsers", async () => {
    expect(await statusOf(request("GET /customers?_data=root"))).toEqual(passes);
  });
});

describe("a body", () => {
  it.each(["application/json", "text/plain", "application/xml", undefined, ""])(
    "P-5 as %s is no form",
    async (type) => {
      expect(await statusOf(request("POST /", { headers: { "Content-Type": type }, body: "{}" }))).toEqual(
        refusedWith(415),
      );
    },
  );

  it("belongs to no GET", async () => {
    expect(await statusOf(request("GET /", { headers: { "Content-Length": "3" }, body: "a=b" }))).toEqual(
      refusedWith(400),
    );
  });

  it.each([
    "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
    "POST / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: xchunked\r\n\r\n0\r\n\r\n",
    "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 3\r\nContent-Length: 4\r\n\r\na=b",
    "GET / HTTP/1.1\r\nHost : localhost\r\n\r\n",
    "GET / HTTP/1.1\nHost: localhost\n\n",
  ])("cannot be smuggled: %j", async (bytes) => {
    const { status, reachedRemix } = await statusOf(bytes);
    expect({ status, reachedRemix }).toEqual(refusedWith(400));
  });
});

describe("plain http where APP_URL is https", () => {
  const site = { APP_URL: "https://cm360.example", TRUST_PROXY: 1 };
  const headers = { Host: "cm360.example", Origin: "https://cm360.example", "X-Forwarded-Proto": "http" };

  it("P-17 is led to https when a trusted proxy says so", async () => {
    const { port } = await startServer({ site });
    const answer = await send(port, request("GET /signup?a=b", { headers }));
    expect([answer.status, answer.headers.get("Location")]).toEqual([301, "https://cm360.example/signup?a=b"]);
  });

  it("is not led on with a form, which has been seen by all by then", async () => {
    expect(await statusOf(request("POST /signup", { headers }), { site })).toEqual(refusedWith(400));
  });

  it("is nobody's to claim without such a proxy", async () => {
    expect(await statusOf(request("GET /", { headers }), { site: { ...site, TRUST_PROXY: 0 } })).toEqual(passes);
  });
});

describe("what other programs tell us", () => {
  const told = (line: string, type: string, headers: Record<string, string | undefined> = {}) =>
    statusOf(
      request(line, {
        headers: { Origin: undefined, "Sec-Fetch-Site": undefined, "Content-Type": type, ...headers },
        body: "{}",
      }),
    );

  it("is JSON, at its own address and nowhere else", async () => {
    expect(await told("POST /webhooks/mailgun", "application/json; charset=utf-8")).toEqual(passes);
    expect(await told("POST /webhooks/mailgun?x=1", "application/json")).toEqual(passes);
    for (const path of ["/", "/webhooks/mailgun/", "/webhooks", "/webhooks/mailgun/x", "/WEBHOOKS/MAILGUN"])
      expect(await told(`POST ${path}`, "application/json")).toEqual(refusedWith(415));
    expect(await told("POST /webhooks/mailgun", "application/x-www-form-urlencoded")).toEqual(refusedWith(415));
  });

  it("comes from no page of anybody's, and is small", async () => {
    expect(await told("POST /webhooks/mailgun", "application/json", { Origin: "https://evil.example" })).toEqual(
      refusedWith(403),
    );
    expect(await told("POST /webhooks/mailgun", "application/json", { Cookie: "session=1" })).toEqual(refusedWith(403));
    const length = String(65 * 1024);
    expect(await told("POST /webhooks/mailgun", "application/json", { "Content-Length": length })).toEqual(
      refusedWith(413),
    );
  });
});
