import { once } from "node:events";
import { connect } from "node:net";
import { describe, expect, it } from "vitest";
import { DatabaseBusy, DatabaseFull } from "~/infra/db.server";
import { noteFailure } from "~/infra/failure.server";
import { clientAddress, currentRequestId, oncePerRequest } from "~/infra/request-context.server";
import { request, send, startServer } from "./test-server";

/** A page that is answered when the test says so. */
function slowPage() {
  let answer = (_: string) => {};
  const body = new Promise<string>((resolve) => {
    answer = resolve;
  });
  return { answer: (text: string) => answer(text), handle: async () => new Response(await body) };
}

describe("health", () => {
  it("is good when the database is", async () => {
    const { port } = await startServer();
    expect((await send(port, request("GET /healthz"))).status).toBe(200);
    expect((await send(port, request("HEAD /healthz"))).status).toBe(200);
  });

  it("says beside it where the database is, and of the process alone nothing more", async () => {
    const { port } = await startServer({ describe: () => "database: a file of this machine" });
    expect((await send(port, request("GET /healthz"))).body).toBe("ok\ndatabase: a file of this machine\n");
    expect((await send(port, request("GET /livez"))).body).toBe("ok\n");
  });

  it.each([async () => false, async () => Promise.reject(new Error("gone"))])(
    "is bad when it is not",
    async (isReady) => {
      const { port } = await startServer({ isReady });
      const answer = await send(port, request("GET /healthz"));
      expect([answer.status, answer.headers.get("Retry-After")]).toEqual([503, "5"]);
      expect((await send(port, request("GET /livez"))).status).toBe(200);
    },
  );
});

describe("a failure", () => {
  it.each([
    [new Error("broken"), 500, null, "Something went wrong on our side"],
    [new DatabaseBusy(), 503, "5", "CM360 is busy"],
    [new DatabaseFull(), 507, "60", "CM360 has no room to store this"],
  ])("becomes a page: %s", async (error, status, retryAfter, title) => {
    const { port } = await startServer({ handle: async () => Promise.reject(error) });
    const answer = await send(port, request("GET /"));
    expect([answer.status, answer.headers.get("Retry-After")]).toEqual([status, retryAfter]);
    expect(answer.body).toContain(`<h1>${title}</h1>`);
  });

  it("that Remix can only put into words becomes a page too", async () => {
    const handle = async () => {
      noteFailure(new DatabaseBusy());
      return new Response("Unexpected Server Error", { status: 500, headers: { "Content-Type": "text/plain" } });
    };
    const { port } = await startServer({ handle });
    const answer = await send(port, request("GET /findings.csv"));
    expect([answer.status, answer.headers.get("Content-Type")]).toEqual([503, "text/html; charset=utf-8"]);
  });

  it("P-9 is logged once with its stack and without what the message quotes", async () => {
    const error = new Error("Invalid value\n\"nora@acme.example\" for nora@acme.example, 'secret word'");
    const server = await startServer({ handle: async () => Promise.reject(error) });
    const { headers } = await send(server.port, request("GET /"));
    await expect.poll(() => server.lines.length).toBe(2);

    const [failure, line] = server.lines;
    expect(failure).toMatchObject({ level: "error", err: { type: "Error" } });
    expect(JSON.stringify(failure)).toContain("lifecycle.test.ts");
    expect(JSON.stringify(server.lines)).not.toMatch(/nora|secret word/);
    expect(line).toMatchObject({ status: 500, requestId: headers.get("X-Request-Id") });
  });

  it("of one request leaves the next alone", async () => {
    let calls = 0;
    const { port } = await startServer({
      handle: async () => {
        calls += 1;
        if (calls === 1) throw new Error("broken");
        return new Response("well");
      },
    });
    await send(port, request("GET /"));
    expect((await send(port, request("GET /"))).body).toBe("well");
  });
});

describe("the context of a request", () => {
  it("is its own, and known wherever it leads", async () => {
    const { port } = await startServer({
      handle: async () => {
        await new Promise((resolve) => setImmediate(resolve));
        const made = [1, 2].map((n) => oncePerRequest("n", () => n));
        return Response.json({ id: currentRequestId(), address: clientAddress(), made });
      },
    });
    for (const { headers, body } of await Promise.all([1, 2, 3].map(() => send(port, request("GET /"))))) {
      expect(JSON.parse(body)).toEqual({ id: headers.get("X-Request-Id"), address: "127.0.0.1", made: [1, 1] });
    }
  });
});

describe("too much at once", () => {
  it("is told to come back, and then welcome", async () => {
    const { answer, handle } = slowPage();
    const { port, handled } = await startServer({ handle, requestLimit: 1 });
    const first = send(port, request("GET /"));
    await expect.poll(() => handled.length).toBe(1);

    const second = await send(port, request("GET /"));
    expect([second.status, second.headers.get("Retry-After")]).toEqual([503, "2"]);
    answer("at last");
    expect((await first).body).toBe("at last");
    expect((await send(port, request("GET /"))).status).toBe(200);
  });

  it("of time for the headers ends the connection", async () => {
    const { port } = await startServer({ headersTimeout: 100 });
    expect((await send(port, "GET / HTTP/1.1\r\nHost: loc")).status).toBe(408);
  });
});

describe("stopping", () => {
  it("answers what is under way, and takes nothing new", async () => {
    const { answer, handle } = slowPage();
    const { port, handled, stop } = await startServer({ handle });
    const pages = Array.from({ length: 30 }, () =>
      send(port, request("GET /", { headers: { Connection: "keep-alive" } })),
    );
    const idle = connect(port, "127.0.0.1");
    await expect.poll(() => handled.length).toBe(30);

    const stopped = stop(5000);
    await once(idle.resume(), "close");
    await expect.poll(() => refusesConnections(port)).toBe(true);
    answer("served");
    expect((await Promise.all(pages)).map(({ body }) => body)).toEqual(Array.from({ length: 30 }, () => "served"));
    await stopped;
  });

  it("ends a connection that is kept open as soon as its answer is out", async () => {
    const { answer, handle } = slowPage();
    const { port, handled, stop } = await startServer({ handle });
    const socket = connect(port, "127.0.0.1").resume();
    socket.write(request("GET /", { headers: { Connection: "keep-alive" } }));
    await expect.poll(() => handled.length).toBe(1);
    const stopped = stop(60_000);
    answer("served");
    await stopped;
  });

  it("does not wait for ever", async () => {
    const { handle } = slowPage();
    const { port, handled, stop } = await startServer({ handle });
    const page = send(port, request("GET /"));
    await expect.poll(() => handled.length).toBe(1);
    await stop(50);
    expect((await page).status).toBeNaN();
  });
});

async function refusesConnections(port: number) {
  const socket = connect(port, "127.0.0.1");
  return new Promise<boolean>((resolve) => {
    socket.once("connect", () => resolve(false)).once("error", () => resolve(true));
  }).finally(() => socket.destroy());
}
