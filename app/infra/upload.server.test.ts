import { describe, expect, test } from "vitest";
import { readLargeUpload, readUpload } from "./upload.server";

const limit = 1024;

function upload(file: File | null, fields: Record<string, string> = {}, headers: HeadersInit = {}) {
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) body.set(name, value);
  if (file) body.set("file", file);
  return new Request("http://localhost:3000/admin/health-checks/new", { method: "POST", body, headers });
}

const statusOf = (request: Request) =>
  readUpload(request, limit).then(
    () => 200,
    (thrown: unknown) => (thrown instanceof Response ? thrown.status : thrown),
  );

test("a file comes through byte for byte, with the fields beside it", async () => {
  const bytes = new Uint8Array([0, 255, 13, 10, 0x80, 44]);
  const form = await readUpload(upload(new File([bytes], "a.csv"), { date: "2026-07-01" }), limit);
  expect(form.get("date")).toBe("2026-07-01");
  const file = form.get("file") as File;
  expect(file.name).toBe("a.csv");
  expect(new Uint8Array(await file.arrayBuffer())).toEqual(bytes);
});

test("a file of exactly the limit is read, one byte more is refused as too large", async () => {
  expect(await statusOf(upload(new File([new Uint8Array(limit)], "a.csv")))).toBe(200);
  expect(await statusOf(upload(new File([new Uint8Array(limit + 2)], "a.csv")))).toBe(413);
});

test("the refusal names the limit in words that fit its size", async () => {
  const refused = async (limit: number) => {
    const file = new File([new Uint8Array(limit + 100_000)], "a.csv");
    const thrown: unknown = await readUpload(upload(file), limit).catch((response: unknown) => response);
    return thrown instanceof Response ? thrown.text() : thrown;
  };
  expect(await refused(60 * 1024)).toBe("The file is larger than 60 kB.");
  expect(await refused(2 * 1024 * 1024)).toBe("The file is larger than 2 MB.");
});

describe("a large file", () => {
  const type = "multipart/form-data; boundary=x";
  const large = 1024 * 1024;

  /** The body in pieces of so many bytes. */
  function inPieces(body: Buffer, length: number, contentType = type) {
    let at = 0;
    const stream = new ReadableStream({
      pull(controller) {
        if (at >= body.length) return controller.close();
        controller.enqueue(new Uint8Array(body.subarray(at, at + length)));
        at += length;
      },
    });
    const init = { method: "POST", body: stream, headers: { "Content-Type": contentType }, duplex: "half" };
    return new Request("http://localhost:3000/", init as RequestInit);
  }

  const head = '--x\r\nContent-Disposition: form-data; name="date"\r\n\r\n2026-07-01\r\n';
  const fileHead =
    '--x\r\nContent-Disposition: form-data; name="file"; filename="a.csv"\r\nContent-Type: text/csv\r\n\r\n';
  const content = Buffer.from("a,b\r\n--\r\n--y\r\n\r\n\r\n--".repeat(200));
  const after = '\r\n--x\r\nContent-Disposition: form-data; name="customer"\r\n\r\nacme';
  const whole = Buffer.concat([Buffer.from(head + fileHead), content, Buffer.from(`${after}\r\n--x--\r\n`)]);

  test.each([1, 2, 3, 7, 64, 1_000, 100_000])("comes through byte for byte in pieces of %i bytes", async (length) => {
    const { form, bytes } = await readLargeUpload(inPieces(whole, length), large);
    expect(Buffer.from(bytes).equals(content)).toBe(true);
    expect(bytes.buffer).toBeInstanceOf(SharedArrayBuffer);
    expect([form.get("date"), form.get("customer")]).toEqual(["2026-07-01", "acme"]);
    expect(form.get("file")).toMatchObject({ name: "a.csv", size: 0 });
  });

  test("that a browser sends comes through, and so does none", async () => {
    const bytes = Uint8Array.from({ length: 200_000 }, (_, at) => at % 251);
    const read = await readLargeUpload(upload(new File([bytes], "ü.csv"), { date: "2026-07-01" }), large);
    expect(Buffer.from(read.bytes).equals(bytes)).toBe(true);
    expect((read.form.get("file") as File).name).toBe("ü.csv");
    expect((await readLargeUpload(upload(null, { date: "2026-07-01" }), large)).bytes).toHaveLength(0);
    expect((await readLargeUpload(upload(new File([], "")), large)).bytes).toHaveLength(0);
  });

  test("is refused as too large, whether its length is told before or not", async () => {
    const status = (request: Request, limit: number) =>
      readLargeUpload(request, limit).then(
        ({ bytes }) => bytes.length,
        (thrown: unknown) => (thrown instanceof Response ? thrown.status : thrown),
      );
    const file = (size: number) =>
      Buffer.concat([Buffer.from(head + fileHead), Buffer.alloc(size, 97), Buffer.from("\r\n--x--\r\n")]);
    expect(await status(inPieces(file(large), 65_536), large)).toBe(large);
    expect(await status(inPieces(file(large + 2), 65_536), large)).toBe(413);
    expect(await status(inPieces(file(3 * large), 65_536), large)).toBe(413);
    expect(await status(upload(new File([new Uint8Array(2 * large)], "a.csv")), large)).toBe(413);
  });

  test("in a form that breaks off, or with another file, is refused as malformed", async () => {
    const status = (body: string, contentType?: string) =>
      readLargeUpload(inPieces(Buffer.from(body), 50, contentType), large).catch((thrown: Response) => thrown.status);
    expect(await status(`${head}${fileHead}broken off`)).toBe(400);
    expect(await status(`${head}${fileHead}a\r\n${fileHead}b\r\n--x--\r\n`)).toBe(400);
    expect(await status("x".repeat(100_000))).toBe(400);
    expect(await status(`${head}${"x".repeat(100_000)}\r\n--x--\r\n`)).toBe(400);
    expect(await status("nothing", "multipart/form-data")).toBe(400);
    expect(await status("a=b", "application/x-www-form-urlencoded")).toBe(415);
  });
});

test("what is no multipart form is refused as the wrong type", async () => {
  const url = "http://localhost:3000/admin/health-checks/new";
  expect(await statusOf(new Request(url, { method: "POST", body: new URLSearchParams({ a: "b" }) }))).toBe(415);
  expect(await statusOf(new Request(url, { method: "POST" }))).toBe(415);
});

test("C-15 a form that breaks off, has no boundary or two files is refused as malformed", async () => {
  const url = "http://localhost:3000/admin/health-checks/new";
  const broken = (body: string, type = "multipart/form-data; boundary=x") =>
    statusOf(new Request(url, { method: "POST", body, headers: { "Content-Type": type } }));
  expect(await broken('--x\r\nContent-Disposition: form-data; name="file"; filename="a.csv"\r\n\r\nbroken off')).toBe(
    400,
  );
  expect(await broken("nothing", "multipart/form-data")).toBe(400);
  const two = new FormData();
  two.append("file", new File(["a"], "a.csv"));
  two.append("file", new File(["b"], "b.csv"));
  expect(await statusOf(new Request(url, { method: "POST", body: two }))).toBe(400);
});

test("a field that no form of ours has, or text that no field can hold, is refused before anything is built of it", async () => {
  const file = new File(["a"], "a.csv");
  for (const name of [
    "a[4294967295].b",
    "file[999999999]",
    "__intent__",
    "constructor.prototype",
    "a b",
    "x".repeat(101),
  ])
    expect([name, await statusOf(upload(file, { [name]: "1" }))]).toEqual([name, 400]);
  expect(await statusOf(upload(file, { date: "2026\u0000" }))).toBe(400);
  expect(await statusOf(upload(file, { "areas[12].name": "1" }))).toBe(200);
});
