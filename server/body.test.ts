import { connect } from "node:net";
import { describe, expect, it } from "vitest";
import { request, send, startServer } from "./test-server";

const multipart = { "Content-Type": "multipart/form-data; boundary=b" };
const chunked = { "Content-Length": undefined, "Transfer-Encoding": "chunked" };
const megabyte = 1024 * 1024;

/** Reads the upload as a page would. */
const reading = async (incoming: Request) => {
  const bytes = await incoming.arrayBuffer().catch(() => null);
  return new Response(bytes ? `read ${bytes.byteLength}` : "unreadable", { status: bytes ? 200 : 500 });
};

describe("a form", () => {
  it("reaches the page whole", async () => {
    const { port } = await startServer({ handle: async (incoming) => new Response(await incoming.text()) });
    expect((await send(port, request("POST /", { body: "name=Zo%C3%AB" }))).body).toBe("name=Zo%C3%AB");
  });

  it("P-1 of more than 64 kB is refused before it is read", async () => {
    const server = await startServer();
    const head = request("POST /", { headers: { "Content-Length": String(64 * megabyte) } });
    const answer = await send(server.port, `${head}a=b`);
    expect(answer.status).toBe(413);
    expect(answer.headers.get("Connection")).toBe("close");
    expect(server.handled).toEqual([]);
  });

  it("that hides its size is counted as it comes", async () => {
    const server = await startServer();
    const chunk = "x".repeat(40_000);
    const chunks = `${chunk.length.toString(16)}\r\n${chunk}\r\n`.repeat(2);
    expect((await send(server.port, request("POST /", { headers: chunked }) + chunks)).status).toBe(413);
    expect(server.handled).toEqual([]);
  });

  it("that hides its size may be small", async () => {
    const { port } = await startServer({ handle: reading });
    expect((await send(port, `${request("POST /", { headers: chunked })}3\r\na=b\r\n0\r\n\r\n`)).body).toBe("read 3");
  });

  it("that takes too long is cut off with an answer", async () => {
    const server = await startServer({ bodyTimeout: 50 });
    const answer = await send(server.port, request("POST /", { headers: { "Content-Length": "10" }, body: "a" }));
    expect(answer.status).toBe(408);
    expect(server.handled).toEqual([]);
  });

  it("that breaks off reaches nobody", async () => {
    const server = await startServer();
    await send(server.port, request("POST /", { headers: { "Content-Length": "10" }, body: "a" }), { end: true });
    expect(server.handled).toEqual([]);
  });
});

describe("an upload", () => {
  const upload = "POST /admin/health-checks/new";

  it("may be large", async () => {
    const { port } = await startServer({ handle: reading });
    const body = "x".repeat(megabyte);
    expect((await send(port, request(upload, { headers: multipart, body }))).body).toBe(`read ${megabyte}`);
  });

  it("is one only on its own page, and only as a file", async () => {
    const { port } = await startServer({ handle: reading });
    const headers = { ...multipart, "Content-Length": String(megabyte) };
    expect((await send(port, request("POST /signup", { headers }))).status).toBe(413);
    const asForm = { "Content-Length": String(megabyte) };
    expect((await send(port, request(upload, { headers: asForm }))).status).toBe(413);
  });

  it("is the PDF of a quote too, as large as its page says at its field", async () => {
    const { port } = await startServer({ handle: reading });
    const quote = "POST /customers/acme/licensing/requests/1a-2b/quote";
    const body = "x".repeat(6 * megabyte);
    expect((await send(port, request(quote, { headers: multipart, body }))).body).toBe(`read ${6 * megabyte}`);
    const headers = { ...multipart, "Content-Length": String(11 * megabyte) };
    expect((await send(port, request(quote, { headers }))).status).toBe(413);
    expect((await send(port, request(`${quote}/more`, { headers }))).status).toBe(413);
  });

  it("is a team's CSV too", async () => {
    const { port } = await startServer({ handle: reading });
    const body = "x".repeat(megabyte);
    const answer = await send(port, request("POST /customers/acme/profile/team/import", { headers: multipart, body }));
    expect(answer.body).toBe(`read ${megabyte}`);
  });

  it("of more than 20 MB is refused before it is read", async () => {
    const server = await startServer({ handle: reading });
    const headers = { ...multipart, "Content-Length": String(21 * megabyte) };
    expect((await send(server.port, request(upload, { headers }))).status).toBe(413);
    expect(server.handled).toEqual([]);
  });

  it("C-1 that hides its size is cut at 20 MB, whatever the page makes of it", async () => {
    const { port } = await startServer({ handle: reading });
    const chunk = "x".repeat(megabyte);
    const chunks = `${megabyte.toString(16)}\r\n${chunk}\r\n`.repeat(21);
    const answer = await send(port, `${request(upload, { headers: { ...multipart, ...chunked } })}${chunks}`);
    expect(answer.status).toBe(413);
    expect(answer.body).toContain("too much to send");
  });

  it("C-13 shows the page's refusal once it is sent, though the page has read nothing of it", async () => {
    const { port } = await startServer({ handle: async () => new Response("not yours", { status: 403 }) });
    const body = "x".repeat(5 * megabyte);
    const answer = await send(port, request(upload, { headers: multipart, body }));
    expect([answer.status, answer.body]).toEqual([403, "not yours"]);
  });

  it("shows the page's refusal also where the page stops half-way", async () => {
    const { port } = await startServer({
      handle: async (incoming) => {
        await incoming.body?.getReader().read();
        return new Response("not a CSV", { status: 400 });
      },
    });
    const body = "x".repeat(5 * megabyte);
    expect((await send(port, request(upload, { headers: multipart, body }))).body).toBe("not a CSV");
  });

  it("that breaks off is an error to the page, and harms nobody", async () => {
    const outcomes: string[] = [];
    const { port, handled } = await startServer({
      handle: async (incoming) => {
        const response = await reading(incoming);
        outcomes.push(await response.clone().text());
        return response;
      },
    });
    const socket = connect(port, "127.0.0.1");
    socket.write(request(upload, { headers: { ...multipart, "Content-Length": "1000" }, body: "x" }));
    await expect.poll(() => handled.length).toBe(1);
    socket.destroy();
    await expect.poll(() => outcomes).toEqual(["unreadable"]);
    expect((await send(port, request("GET /"))).status).toBe(200);
  });
});
