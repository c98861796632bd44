/** Right in no field of ours that can be poisoned. */
const hostile = [
  "0000-00-00",
  "2027-02-30",
  "-1",
  "1e9",
  "9007199254740993",
  "9".repeat(400),
  "NaN",
  "\u0000",
  "😀".repeat(200),
  "\u202Etxt.exe\u200B",
  "a\r\nb\u2028c",
  "<img src=x onerror=alert(1)>",
  '\'; DROP TABLE "ProductRequest"; --',
  '{"$ne":null,"__proto__":{"role":"admin"}}',
  "../../../../etc/passwd%00",
  "x".repeat(30_000),
];

/** Names that would become prototypes, or arrays without end. */
const bombs = [
  "__proto__",
  "__proto__.role",
  "__proto__[x]",
  "constructor.prototype.role",
  "__intent__",
  "__state__",
  "a[999999999]",
  "a[4294967295].b",
  "[]",
  "x".repeat(5_000),
  "😀",
];

/** And those of somebody else's fields. */
const foreignNames = [...bombs, "id", "customerId", "state", "a.b.c.d.e.f.g", "a[0][0][0]"];

/** conform's own commands, by which a form adds and removes rows. */
const commands = ["insert", "remove", "reorder", "update", "reset", "validate"].map((type) =>
  JSON.stringify({ type, payload: { name: "file", index: 999_999_999, from: 0, to: 999_999_999, defaultValue: {} } }),
);

export type Pair = [name: string, value: string | File];

/** A form as a page of ours would send it. */
export interface Target {
  url: string;
  cookie: string | undefined;
  isMultipart: boolean;
  pairs: readonly Pair[];
  /** The field that is wrong in every post; null where any form is right: then the post itself is always malformed. */
  poisoned: string | null;
}

/** Mulberry32: the same numbers for the same seed, on every machine. */
export function randomFrom(seed: number) {
  let state = seed;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (most: number) => Math.floor(next() * most);
  const one = <T>(values: readonly T[]): T => {
    const value = values[below(values.length)];
    if (value === undefined) throw new Error("there is one of them");
    return value;
  };
  return { below, one };
}

export type Random = ReturnType<typeof randomFrom>;

interface Body {
  body: Uint8Array<ArrayBuffer>;
  type: string | null;
}

export interface Malformed extends Body {
  target: Target;
}

const urlEncoded = "application/x-www-form-urlencoded";
const boundary = "----cm360";

/** A post that no form of ours sends; it never does what the form is there for. */
export function malformedPost(target: Target, random: Random): Malformed {
  const { one, below } = random;
  const isBroken = target.poisoned === null || below(3) === 0;
  const pairs = isBroken ? [...target.pairs] : spoiled(target, target.poisoned ?? "", random);
  if (isBroken) return { target, ...one(broken)(pairs, random) };
  const asMultipart = target.isMultipart ? below(8) > 0 : below(3) === 0;
  return { target, ...(asMultipart ? multipart(pairs) : encoded(pairs)) };
}

/** To be sent as often as one likes: the same bytes each time. */
export function requestOfMalformed({ target, body, type }: Malformed): Request {
  const headers = new Headers({ Host: "localhost:3000", Origin: "http://localhost:3000" });
  if (target.cookie) headers.set("Cookie", target.cookie);
  if (type !== null) headers.set("Content-Type", type);
  return new Request(target.url, { method: "POST", body, headers });
}

export function inWords({ body, type }: Malformed): string {
  return `${type}: ${new TextDecoder().decode(body).slice(0, 500)}`;
}

/** Fields left out, doubled, renamed, filled with what none of them takes; and the poisoned one always wrong. */
function spoiled({ pairs }: Target, poisoned: string, { below, one }: Random): Pair[] {
  const others = pairs.filter(([name]) => name !== poisoned && below(5) > 0);
  const changed = others.map(([name, value]): Pair => {
    if (below(3) > 0) return [name, value];
    return [one([name, `${name}[0]`, `${name}.a`, `${name}[${below(2_000)}]`]), one(hostile)];
  });
  for (let more = below(3); more > 0; more -= 1) {
    const name = one([...foreignNames, ...pairs.map(([own]) => own).filter((own) => own !== poisoned)]);
    changed.push([name, name === "__intent__" ? one(commands) : one(hostile)]);
  }
  if (below(20) === 0) for (let n = 0; n < 250; n += 1) changed.push([`n${n}`, "1"]);
  return [...changed, [poisoned, one([...hostile, new File([one(hostile)], one(["a.pdf", "../../a.csv"]))])]];
}

type Breaking = (pairs: Pair[], random: Random) => Body;

/** What is refused whatever stands in the fields. */
const broken: readonly Breaking[] = [
  (pairs) => ({ body: bytes(JSON.stringify(Object.fromEntries(pairs))), type: "application/json" }),
  (pairs) => ({ body: encoded(pairs).body, type: "text/plain" }),
  (pairs) => ({ body: encoded(pairs).body, type: null }),
  (pairs) => ({ body: bytes(`<a>${pairs.length}</a>`), type: "application/xml" }),
  // Without a boundary, with another's, and cut off.
  (pairs) => ({ body: multipart(pairs).body, type: "multipart/form-data" }),
  (pairs) => ({ body: multipart(pairs).body, type: "multipart/form-data; boundary=another" }),
  (pairs, { below }) => {
    const whole = multipart([...pairs, ["last", "one"]]);
    return { ...whole, body: whole.body.slice(0, 1 + below(whole.body.length - 20)) };
  },
  (pairs, { below }) => ({
    body: bytes(`--${boundary}\r\n${"x".repeat(below(99))}${pairs[0]?.[1] ?? ""}`),
    type: multipart([]).type,
  }),
  (_pairs, { below }) => ({ body: new Uint8Array(1 + below(5_000)).fill(255), type: urlEncoded }),
  (pairs, { below }) => ({ body: bytes(`${encoded(pairs).text}&%${below(9)}%ZZ&a=%F0%9F`), type: urlEncoded }),
  // Names and values that no form holds.
  (pairs, { one }) => encoded([...pairs, [one(bombs), "1"]]),
  (pairs) => encoded([...pairs, ["note", "a\u0000b"]]),
  (pairs) => encoded([...pairs, ...Array.from({ length: 201 }, (_, n): Pair => [`n${n}`, "1"])]),
  (pairs) => encoded([...pairs, ["note", "x".repeat(70_000)]]),
];

function encoded(pairs: readonly Pair[]) {
  const text = new URLSearchParams(pairs.map(([name, value]) => [name, String(value)])).toString();
  return { body: bytes(text), type: urlEncoded, text };
}

/** By hand, for a browser would mend the names. Text that stood in a file is a file again. */
function multipart(pairs: readonly Pair[]): Body {
  const parts = pairs.map(([name, value]) => {
    const file =
      typeof value === "string" ? "" : `; filename="${value.name}"\r\nContent-Type: application/octet-stream`;
    const content = typeof value === "string" ? value : hostile[0];
    return `--${boundary}\r\nContent-Disposition: form-data; name="${name}"${file}\r\n\r\n${content}\r\n`;
  });
  return { body: bytes(`${parts.join("")}--${boundary}--\r\n`), type: `multipart/form-data; boundary=${boundary}` };
}

const bytes = (text: string) => new Uint8Array(Buffer.from(text));
