import { describe, expect, it } from "vitest";
import { readForm } from "~/infra/form.server";

const urlEncoded = "application/x-www-form-urlencoded";

function post(body: BodyInit | null, contentType: string | null = urlEncoded) {
  const request = new Request("http://localhost/", { method: "POST", body });
  request.headers.delete("Content-Type");
  if (contentType) request.headers.set("Content-Type", contentType);
  return request;
}

async function read(body: BodyInit | null, contentType?: string | null) {
  return [...(await readForm(post(body, contentType))).entries()];
}

async function refusalOf(body: BodyInit | null, contentType?: string | null) {
  const thrown: unknown = await readForm(post(body, contentType)).catch((error: unknown) => error);
  return thrown instanceof Response ? thrown.status : thrown;
}

function part(name: string, value: string, boundary = "b") {
  return `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;
}

describe("a form that a browser sends", () => {
  it("is read with its accents, line breaks and repeated names", async () => {
    const fields = [
      ["firstName", "Zoë Ðurić"],
      ["note", "one\r\ntwo\tthree & a=b + %"],
      ["areas", "1"],
      ["areas", "2"],
      ["cells[12].raci", "A"],
      ["partner.email", "ray@corvus.example"],
      ["empty", ""],
    ];
    expect(await read(new URLSearchParams(fields).toString())).toEqual(fields);
  });

  it("may be multipart", async () => {
    const body = `${part("name", "Zoë")}${part("note", "one\r\ntwo")}--b--\r\n`;
    expect(await read(body, "multipart/form-data; boundary=b")).toEqual([
      ["name", "Zoë"],
      ["note", "one\r\ntwo"],
    ]);
  });

  it("may be empty", async () => {
    expect(await read("")).toEqual([]);
  });

  it("may fill the limits exactly", async () => {
    expect(await read(Array.from({ length: 200 }, (_, i) => `f${i}=`).join("&"))).toHaveLength(200);
    expect(await read(`note=${"x".repeat(64 * 1024 - 5)}`)).toHaveLength(1);
  });
});

describe("what is not a form", () => {
  it.each(["application/json", "text/plain", "application/xml", "", null])(
    "as %s is of the wrong type",
    async (type) => {
      expect(await refusalOf("{}", type)).toBe(415);
    },
  );

  it("is told from the type's first word, not its parameters", async () => {
    expect(await refusalOf("a=b", "text/plain; x=application/x-www-form-urlencoded")).toBe(415);
    expect(await read("a=b", "Application/X-WWW-Form-URLEncoded;charset=UTF-8")).toEqual([["a", "b"]]);
  });
});

describe("a form that no browser sends", () => {
  it.each([
    "__proto__=x",
    "__proto__[x]=x",
    "constructor=x",
    "constructor.prototype.x=x",
    "a.prototype=x",
    "a[99999].b=x",
    "a[1000]=x",
    "a[]=x",
    "a[-1]=x",
    "a[b]=x",
    "a..b=x",
    ".a=x",
    "a.=x",
    "1a=x",
    "=x",
    "a%00b=x",
    "a%0A=x",
    `${"a".repeat(101)}=x`,
    "__intent__=x",
  ])("is refused for its field name: %s", async (body) => {
    expect(await refusalOf(body)).toBe(400);
    expect(
      await refusalOf(`${part(decodeURIComponent(body.slice(0, -2)), "x")}--b--`, "multipart/form-data; boundary=b"),
    ).toBe(400);
  });

  it("may have words that merely begin like a reserved one", async () => {
    expect(await read("constructorName=x&prototypes=y")).toHaveLength(2);
  });

  it.each(["a=%00", "a=%1b[31m", "a=%ff", "a=%c3", "a=%ed%a0%80", "a=%zz", "a=%", "%=a"])(
    "is refused for a value that is no text: %s",
    async (body) => {
      expect(await refusalOf(body)).toBe(400);
    },
  );

  it("is refused for bytes that are no UTF-8", async () => {
    expect(await refusalOf(Buffer.from("a=\xff", "latin1"))).toBe(400);
    const body = Buffer.concat([Buffer.from(part("a", "x")), Buffer.from("\xff--b--", "latin1")]);
    expect(await refusalOf(body, "multipart/form-data; boundary=b")).toBe(400);
  });

  it("S-10 is refused for more fields than any form has", async () => {
    expect(await refusalOf(Array.from({ length: 201 }, (_, i) => `f${i}=`).join("&"))).toBe(400);
    expect(await refusalOf("&".repeat(60_000))).toBe(400);
    const parts = Array.from({ length: 201 }, (_, i) => part(`f${i}`, "")).join("");
    expect(await refusalOf(`${parts}--b--`, "multipart/form-data; boundary=b")).toBe(400);
  });

  it("is refused for its size, declared or not", async () => {
    expect(await refusalOf(`note=${"x".repeat(64 * 1024)}`)).toBe(413);
    const declared = post("a=b");
    declared.headers.set("Content-Length", "70000");
    await expect(readForm(declared)).rejects.toHaveProperty("status", 413);
  });

  it("is refused for a file where none is asked", async () => {
    const form = new FormData();
    form.append("logo", new File(["x"], "x.svg"));
    const body = await new Response(form).text();
    const boundary = body.slice(2, body.indexOf("\r\n"));
    expect(await refusalOf(body, `multipart/form-data; boundary=${boundary}`)).toBe(400);
  });

  it.each([
    ["no boundary", part("a", "x"), "multipart/form-data"],
    ["another boundary", `${part("a", "x")}--b--`, "multipart/form-data; boundary=c"],
    ["an end that is missing", part("a", "x"), "multipart/form-data; boundary=b"],
    ["a cut header", "--b\r\nContent-Dispo", "multipart/form-data; boundary=b"],
    ["nothing at all", "", "multipart/form-data; boundary=b"],
  ])("is refused as multipart with %s", async (_, body, type) => {
    expect(await refusalOf(body, type)).toBe(400);
  });

  it("is refused when it breaks off", async () => {
    const body = new ReadableStream({
      start(controller) {
        controller.enqueue(new TextEncoder().encode("a=b"));
        controller.error(new Error("aborted"));
      },
    });
    const request = new Request("http://localhost/", {
      method: "POST",
      body,
      headers: { "Content-Type": urlEncoded },
      duplex: "half",
    });
    await expect(readForm(request)).rejects.toHaveProperty("status", 400);
  });
});

it("a thousand malformed posts get a form or a refusal, never a failure", async () => {
  const random = seeded(20_260_714);
  const names = [
    "email",
    "__proto__[x]",
    "a[99999].b",
    "a.b",
    "\0",
    "é",
    "",
    "constructor",
    "a[0]",
    "intent",
    "%",
    "%e0%a4",
  ];
  const values = [
    "",
    "x",
    "\0",
    "%",
    "%%%",
    "\ud800",
    "é".repeat(50),
    "'\";--",
    "<script>",
    "\r\n",
    "0".repeat(5000),
    "=&=",
  ];
  const types = [
    urlEncoded,
    "multipart/form-data; boundary=b",
    "multipart/form-data",
    "application/json",
    "text/plain",
    null,
    "",
    `${urlEncoded}; charset=utf-16`,
  ];

  const answers = new Map<unknown, number>();
  for (let n = 0; n < 1000; n += 1) {
    const type = pick(types, random) ?? null;
    const pairs = Array.from({ length: Math.floor(random() * 6) }, () => [
      pick(names, random) ?? "",
      pick(values, random) ?? "",
    ]);
    const whole = type?.startsWith("multipart")
      ? `${pairs.map(([name = "", value = ""]) => part(name, value)).join("")}--b--`
      : pairs.map(([name, value]) => `${name}=${value}`).join("&");
    const body = whole.slice(0, Math.ceil(whole.length * (random() < 0.3 ? random() : 1)));

    const answer = await refusalOf(Buffer.from(body, random() < 0.5 ? "utf8" : "latin1"), type);
    answers.set(answer instanceof FormData ? "form" : answer, (answers.get(answer) ?? 0) + 1);
  }
  expect([...answers.keys()].filter((answer) => ![400, 413, 415, "form"].includes(answer as number))).toEqual([]);
  expect(answers.size).toBeGreaterThan(2);
});

function pick<T>(list: T[], random: () => number) {
  return list[Math.floor(random() * list.length)];
}

/** mulberry32: the same posts on every machine. */
function seeded(seed: number) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}
