import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { addDays, today } from "~/infra/calendar";
import { db } from "~/infra/db.server";
import { Prisma } from "~/infra/prisma/client";
import { reminderKindNames } from "~/reminders/kinds";
import { type Endpoint, endpoints, handle } from "./support/app";
import { aCustomer, anAdmin, aPartner, type Person } from "./support/cast";
import { aRequest } from "./support/requests";

/**
 * Posts that no form of ours sends, to every action of Licensing Expert and some of the office: each is refused in time,
 * and changes nothing.
 * MALFORMED_POSTS says how many to send to each action, MALFORMED_SEED which ones.
 */
const posts = Number(process.env.MALFORMED_POSTS ?? 50);
const seed = Number(process.env.MALFORMED_SEED ?? 20_261_122);
/** Far beyond what a page needs, far below what a parser takes that has gone astray. */
const inTime = 2_000; // ms

const nora = await aCustomer("Nora", "Acme");
const ray = await aPartner(nora.business, "reseller", "Ray");
const ada = await anAdmin();
const licensing = `/customers/${nora.business.slug}/licensing`;
const requested = await aRequest(nora.business, nora);
const quoted = await aRequest(nora.business, nora, { sku: "ZPA-BIZ-EDITION", state: "quoted" });
const ordered = await aRequest(nora.business, nora, { sku: "ZDX-STD", state: "ordered" });
const start = addDays(today(), 60);
const end = addDays(today(), 400);

interface Form {
  as: Person;
  path: string;
  /** The fields as a form of ours would send them. */
  fields: Record<string, string>;
  /** Always hostile, so that not one of the posts is right by chance. */
  poisoned: string;
}

const product = { name: "A", family: "B", kind: "addon", unit: "user", lifecycle: "active", summary: "C", tier: "1" };
const texts = { description: "D", helpUrl: "https://help.example/a", minQuantity: "1", edition: "E", sellable: "on" };
const version = "999999999";
const seen = "0".repeat(32);
const cart = { cart: start, licensed: end, quantity: "100", note: "N" };
const term = { endDate: end, startDate: start, quantity: "100", orderNumber: "PO", confirmed: seen };
const skus = { includes: "ZIA-BIZ-EDITION", requires: "ZIA-BIZ-EDITION", upgradesTo: "X", replacedBy: "Y" };
const reminders = {
  sender: "Acme",
  ...Object.fromEntries(reminderKindNames.map((kind) => [`${kind}-days`, "10"])),
};
const settings = { quarterStartMonth: "1", leadDays: "20", offeredQuarters: "8", shortTermDays: "90" };
const completion = { ...term, replaced: "x", confirm: "y" };

const forms: Record<string, Form[]> = {
  "/customers/:customer/licensing/products/:sku": [
    at(nora, "/products/ZIA-ADV-FW", { intent: "request", formKey: "k", ...cart }, "quantity"),
    at(nora, "/products/ZIA-ADV-FW", { intent: "purchased", purchased: "on", version, ...term }, "endDate"),
    at(ray, "/products/ZIA-ADV-FW", { intent: "correct", term: "t", version, reason: "R", ...term }, "version"),
  ],
  "/customers/:customer/licensing/products/:sku/dismiss": [
    at(nora, "/products/ZIA-ADV-FW/dismiss", { reason: "R", seen, intent: "restore" }, "seen"),
  ],
  "/customers/:customer/licensing/products/:sku/suggest": [
    at(ada, "/products/ZIA-ADV-FW/suggest", { reason: "R", intent: "withdraw", version }, "version"),
  ],
  "/customers/:customer/licensing/requests/:request/change": [
    of(nora, requested, "change", { ...cart, version, confirm: "x" }),
  ],
  "/customers/:customer/licensing/requests/:request/cancel": [
    of(nora, requested, "cancel", { version, reason: "R", others: "keep", shown: "x" }),
  ],
  "/customers/:customer/licensing/requests/:request/quote": [
    of(ray, requested, "quote", { version, validUntil: addDays(today(), 30), note: "N", file: "F" }),
  ],
  "/customers/:customer/licensing/requests/:request/decide": [
    of(nora, quoted, "decide", { version, intent: "decline", reason: "R" }),
    of(nora, quoted, "decide", { version, intent: "accept" }),
  ],
  "/customers/:customer/licensing/requests/:request/order": [
    of(ray, quoted, "order", { version, orderNumber: "PO", isAcceptedOutside: "on" }),
  ],
  "/customers/:customer/licensing/requests/:request/complete": [
    of(ray, ordered, "complete", { version, ...completion }),
  ],
  "/customers/:customer/licensing/requests/:request/decline": [
    of(ray, requested, "decline", { version, reason: "R", confirm: "x" }),
  ],
  "/account/close": [
    { as: nora, path: "/account/close", fields: { intent: "close", password: "x" }, poisoned: "intent" },
  ],
  "/customers/:customer/close": [
    {
      as: nora,
      path: `/customers/${nora.business.slug}/close`,
      fields: { intent: "close", name: "Acme" },
      poisoned: "intent",
    },
  ],
  "/account/calendar": [
    { as: nora, path: "/account/calendar", fields: { intent: "make", formKey: "k" }, poisoned: "formKey" },
  ],
  "/admin/catalogue/import": [
    admin("/catalogue/import", { file: "sku,name" }, "file"),
    admin("/catalogue/import?confirm", { packed: "x", fileName: "a.csv", compared: "y" }, "packed"),
  ],
  "/admin/catalogue/new": [admin("/catalogue/new", { sku: "NEW-1", ...product, ...texts }, "kind")],
  "/admin/catalogue/:sku": [
    admin("/catalogue/ZIA-ADV-FW", { ...product, ...texts, version }, "version"),
    admin("/catalogue/ZIA-ADV-FW", { intent: "retire", seen: "on", version }, "version"),
  ],
  "/admin/catalogue/:sku/relations": [admin("/catalogue/ZIA-ADV-FW/relations", { ...skus, version }, "version")],
  "/admin/upgrade-rules/new": [
    admin(
      "/upgrade-rules/new",
      { intent: "save", product: "ZIA-ADV-FW", owned: "X", area: "Y", reason: "R", seen },
      "product",
    ),
  ],
  "/admin/upgrade-rules/:rule": [
    admin(`/upgrade-rules/${await aRule()}`, { intent: "save", reason: "R", version, seen }, "version"),
    admin(`/upgrade-rules/${await aRule()}`, { intent: "switch-off", version, seen }, "version"),
  ],
  "/admin/jobs": [admin("/jobs", { job: "delete-expired", lastSeen: "0" }, "lastSeen")],
  "/admin/outbox": [
    admin("/outbox", { intent: "send-all-again", q: "acme", letter: "notice", until: "2026-11-22T10:00:00Z" }, "until"),
    admin("/outbox", { intent: "send-again", id: "x" }, "intent"),
  ],
  "/admin/outbox/:id": [admin("/outbox/x", { intent: "clear-mark" }, "intent")],
  "/admin/letters/:letter": [admin("/letters/password-reset", { from: "sample" }, "from")],
  "/admin/settings": [admin("/settings", { ...settings, version }, "version")],
  "/admin/settings/reminders": [admin("/settings/reminders", { ...reminders, version }, "version")],
  "/admin/settings/security": [admin("/settings/security", { adminsNeedSecondStep: "on", version }, "version")],
};

function at(as: Person, page: string, fields: Record<string, string>, poisoned: string): Form {
  return { as, path: `${licensing}${page}`, fields, poisoned };
}

function of(as: Person, request: { path: string }, page: string, fields: Record<string, string>): Form {
  return { as, path: `${request.path}/${page}`, fields, poisoned: "version" };
}

function admin(page: string, fields: Record<string, string>, poisoned: string): Form {
  return { as: ada, path: `/admin${page}`, fields, poisoned };
}

async function aRule(): Promise<string> {
  const { id } = await db.upgradeRule.findFirstOrThrow({ orderBy: { id: "asc" }, select: { id: true } });
  return id;
}

/** Right in no field of ours that can be poisoned. */
const hostile = [
  "",
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
  "x".repeat(30_000),
];

const foreignNames = [
  "__proto__",
  "__proto__.role",
  "constructor.prototype.role",
  "__intent__",
  "__state__",
  "id",
  "customerId",
  "state",
  "a[999999999]",
  "a[4294967295].b",
  "a.b.c.d.e.f.g",
  "a[0][0][0]",
  "[]",
  "",
  "x".repeat(5_000),
  "😀",
];

const intents = ["insert", "remove", "reorder", "update", "reset", "validate"].map((type) =>
  JSON.stringify({ type, payload: { name: "file", index: 999_999_999, from: 0, to: 999_999_999, defaultValue: {} } }),
);

/** Mulberry32: the same numbers for the same seed, on every machine. */
function randomFrom(state: number) {
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

type Random = ReturnType<typeof randomFrom>;

function badRequest({ as, path, fields, poisoned }: Form, routeId: string, random: Random): Request {
  const { below, one } = random;
  const pairs = Object.entries(fields).filter(([name]) => name !== poisoned && below(5) > 0);
  const spoiled = pairs.map(([name, value]): [string, string] =>
    below(3) === 0 ? [one([name, `${name}[0]`, `${name}.a`, `${name}[${below(2_000)}]`]), one(hostile)] : [name, value],
  );
  for (let more = below(3); more > 0; more -= 1) {
    const name = one([...foreignNames, ...Object.keys(fields).filter((own) => own !== poisoned)]);
    spoiled.push([name, name === "__intent__" ? one(intents) : one(hostile)]);
  }
  // A version that is only too old goes further than one that is none.
  const bad = poisoned === "version" && below(2) === 0 ? version : one(hostile);
  const all: [string, string][] = [...spoiled, [poisoned, bad]];
  const { body, type } = one(kinds)(all, random);
  const url = new URL(`http://localhost:3000${path}`);
  url.searchParams.set("_data", routeId);
  return new Request(url, {
    method: "POST",
    body,
    headers: {
      Origin: "http://localhost:3000",
      Cookie: as.cookie,
      ...(type === null ? {} : { "Content-Type": type }),
    },
  });
}

type Kind = (pairs: [string, string][], random: Random) => { body: BodyInit; type: string | null };

const urlEncoded = "application/x-www-form-urlencoded";

const kinds: Kind[] = [
  // The three that get through to the fields come more often.
  encoded,
  encoded,
  encoded,
  (pairs) => ({ body: formOf(pairs), type: null }),
  (pairs) => ({ body: formOf(pairs), type: null }),
  (pairs, { one, below }) => {
    const form = formOf(pairs);
    const bytes = one([
      new Uint8Array(0),
      new Uint8Array(2_000).fill(255),
      new TextEncoder().encode("%PDF-1.7\n\u0000"),
    ]);
    const name = below(2) ? "file" : (pairs[below(pairs.length)]?.[0] ?? "file");
    form.set(name, new File([bytes], one(["a.pdf", "../../a.csv", "\u202Efdp.exe", "x".repeat(300)])));
    return { body: form, type: null };
  },
  (pairs) => ({ body: JSON.stringify(Object.fromEntries(pairs)), type: "application/json" }),
  (pairs) => ({ body: encoded(pairs).body, type: "text/plain" }),
  (pairs) => ({ body: encoded(pairs).body, type: "multipart/form-data" }),
  (pairs, { below }) => ({
    body: `--b\r\n${"x".repeat(below(99))}${pairs[0]?.[1]}`,
    type: "multipart/form-data; boundary=b",
  }),
  (pairs, { below }) => ({ body: `${encoded(pairs).body}&%${below(9)}%ZZ&a=%F0%9F`, type: urlEncoded }),
];

function encoded(pairs: [string, string][]) {
  return { body: new URLSearchParams(pairs).toString(), type: urlEncoded };
}

function formOf(pairs: [string, string][]): FormData {
  const form = new FormData();
  for (const [name, value] of pairs) form.append(name, value);
  return form;
}

const unwatched = new Set(["Session", "RateLimiterFlexible"]);

/** All that is stored, but for who was last seen when. */
async function contents(): Promise<string> {
  const tables = await db.$queryRaw<{ name: string }[]>`
    SELECT "name" FROM "sqlite_master" WHERE "type" = 'table' AND "name" NOT LIKE 'sqlite_%' ORDER BY "name"`;
  const hash = createHash("sha256");
  for (const { name } of tables.filter((table) => !unwatched.has(table.name)))
    hash.update(inWords(await db.$queryRaw(Prisma.sql`SELECT * FROM ${Prisma.raw(`"${name}"`)} ORDER BY 1, 2`)));
  return hash.digest("hex");
}

const inWords = (rows: unknown) =>
  JSON.stringify(rows, (_key, value) => (typeof value === "bigint" ? `${value}` : value));

const ours =
  /^\/(customers\/:customer\/(licensing|close)|admin\/(catalogue|upgrade-rules|settings|jobs|outbox|letters)|account\/(calendar|close))(\/|$)/;
const actions: Endpoint[] = endpoints.filter(({ path, module }) => "action" in module && ours.test(path));

test("every action of these chapters is written to", () => {
  expect(actions.map(({ path }) => path).toSorted()).toEqual(Object.keys(forms).toSorted());
});

describe(`posts that no form of ours sends, seed ${seed}`, () => {
  test.each(actions.map((action) => [action.path, action] as const))(
    "%s",
    async (path, { id }) => {
      const random = randomFrom(seed);
      const before = await contents();
      let slowest = 0;
      for (let round = 0; round < posts; round += 1) {
        const request = badRequest(random.one(forms[path] ?? []), id, random);
        const sent = request.clone();
        const started = performance.now();
        const { status, headers } = await handle(request);
        slowest = Math.max(slowest, performance.now() - started);
        if (status >= 500) {
          const text = (await sent.text()).slice(0, 2_000);
          expect.fail(`${path} answers ${status} to no. ${round}, ${sent.headers.get("Content-Type")}: ${text}`);
        }
        if (status === 204) expect(headers.get("X-Remix-Redirect")).not.toBeNull();
      }
      expect(slowest).toBeLessThan(inTime);
      expect(await contents()).toBe(before);
    },
    600_000,
  );
});
