import { expect, test } from "vitest";
import { readUpload, sharedBytes } from "./upload.server";

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

test("a file's bytes are handed to workers as they are", async () => {
  const bytes = Uint8Array.from({ length: 200_000 }, (_, at) => at % 251);
  const shared = await sharedBytes(new File([bytes], "a.csv"));
  expect(shared.buffer).toBeInstanceOf(SharedArrayBuffer);
  expect(Buffer.from(shared).equals(bytes)).toBe(true);
});

test("what is no multipart form is refused as the wrong type", async () => {
  const url = "http://localhost:3000/admin/health-checks/new";
  expect(await statusOf(new Request(url, { method: "POST", body: new URLSearchParams({ a: "b" }) }))).toBe(415);
  expect(await statusOf(new Request(url, { method: "POST" }))).toBe(415);
});

test("a form that breaks off, has no boundary or two files is refused as malformed", async () => {
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
