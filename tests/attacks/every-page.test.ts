import { randomUUID } from "node:crypto";
import Papa from "papaparse";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startSession } from "~/access/session.server";
import { db, transact } from "~/infra/db.server";
import { seedDemo } from "../../prisma/seed/demo.server";
import { handle } from "../support/app";
import { get, type Person } from "../support/cast";
import { changedTables, openContents } from "../support/contents";
import { crawl, endpointOf, loadersOf, read, type Visit } from "../support/crawl";
import { formsOf } from "../support/forms";
import { from, someAddress } from "../support/logins";
import { formulas, payloads, putEverywhere } from "../support/payloads";
import { requestOf } from "../support/walk";

/*
 * The demo, which has something of everything, and everyone who can log in there. Each follows every link that there is;
 * what they get, and what becomes of it in a stranger's hands, is looked at by each test below.
 */
let marta: Person; // of Halden Precision
let sofia: Person; // of Meridian Foods, the stranger
let jonas: Person; // their reseller
let nadia: Person; // an admin
const everyone = () => ({ marta, sofia, jonas, nadia });
const visits: Record<string, Visit[]> = {};
let all: Visit[];
let changes: string[];
const contents = openContents();
afterAll(() => contents.close());

beforeAll(async () => {
  await seedDemo();
  [marta, sofia, jonas, nadia] = (await Promise.all(
    ["marta@halden-precision", "sofia@meridian-foods", "jonas@corvus-networks", "admin@cm360"].map(loggedIn),
  )) as [Person, Person, Person, Person];
  // What is made when it is first looked at, such as a health check's PDF, is made by then.
  await everythingIsSeen();
  const before = contents.tables();
  await everythingIsSeen();
  changes = changedTables(before, contents.tables());
  all = Object.values(visits).flat();
}, 300_000);

async function everythingIsSeen() {
  for (const [name, person] of Object.entries(everyone())) visits[name] = await crawl(homes[name] ?? "/", person);
  visits.visitor = await crawl("/");
}

const homes: Record<string, string> = {
  marta: "/customers/halden-precision/profile",
  sofia: "/customers/meridian-foods/profile",
  jonas: "/customers",
  nadia: "/admin",
};

async function loggedIn(name: string): Promise<Person> {
  const user = await db.user.findUniqueOrThrow({ where: { email: `${name}.example` }, include: { business: true } });
  const cookie = await transact((tx) => startSession(tx, user.id, new Request("http://localhost:3000/")));
  const kind = user.adminSince ? "admin" : (user.business?.kind ?? "customer");
  const { email, firstName, lastName, business } = user;
  return {
    userId: user.id,
    email,
    name: `${firstName} ${lastName}`,
    kind,
    business,
    cookie: cookie.split(";")[0] ?? "",
  };
}

test("the links lead to all that can be read", () => {
  const reached = new Set(all.map(({ endpoint }) => endpoint.path));
  expect(reached.size).toBeGreaterThan(90);
  const gone = Object.entries(visits).flatMap(([name, pages]) =>
    pages
      // Whoever reads a letter in the outbox is not always the one who was invited.
      .filter(({ status, endpoint }) => status >= 400 && endpoint.path !== "/invitations/:invitation")
      .map(({ url, status }) => `${name}: ${url.replace(/[\da-f]{8}-.*/, "…")} ${status}`),
  );
  expect(gone).toEqual([]);
});

test("X-7 following every link, as everyone, changes nothing", () => {
  expect(changes).toEqual([]);
});

/** Answers to Remix's own scripts: one address of each page, every loader that has a part in it. */
async function* dataOf(pages: readonly Visit[], as?: Person) {
  const seen = new Set<string>();
  for (const { url, endpoint } of pages) {
    if (seen.has(endpoint.path)) continue;
    seen.add(endpoint.path);
    for (const id of loadersOf(endpoint)) {
      const to = `${url}${url.includes("?") ? "&" : "?"}_data=${encodeURIComponent(id)}`;
      yield { url: to, ...(await read(to, as)) };
    }
  }
}

const isSecretName = /hash|token|secret|totp|sealed|password/i;
/** Words about a secret, that are none. */
const harmless = new Set(["mustSetUpSecondStep", "hasPassword", "passwordSetAt"]);
/** Where a key is offered to one session, to be sent back with its code: sealed for nobody but the server to open. */
const offered = "/account/two-step/set-up";

function namesIn(value: unknown): string[] {
  if (value === null || typeof value !== "object") return [];
  return Object.entries(value).flatMap(([name, one]) => [...(Array.isArray(value) ? [] : [name]), ...namesIn(one)]);
}

/** Whatever stands in a column that is named like a secret. */
function secrets(): string[] {
  const columns = contents.ask(`SELECT m."name" AS "table", c."name" AS "column"
    FROM "sqlite_master" m, pragma_table_info(m."name") c WHERE m."type" = 'table'`) as Record<
    "table" | "column",
    string
  >[];
  const hidden = columns.filter(({ column }) => /tokenhash|passwordhash|sealed|codehash/i.test(column));
  const values = hidden.flatMap(({ table, column }) => contents.ask(`SELECT "${column}" AS "value" FROM "${table}"`));
  return values.flatMap(({ value }) => (typeof value === "string" && value.length > 16 ? [value] : []));
}

test("Z-19 no page, and none of its data, holds a secret or is given one by name", async () => {
  const hidden = secrets();
  expect(hidden.length).toBeGreaterThan(8);
  const cookies = Object.values(everyone()).map(({ cookie }) => cookie.split("=")[1] ?? "");
  const wrong: string[] = [];
  const look = (url: string, body: string) => {
    for (const secret of [...hidden, ...cookies, "$argon2"]) if (body.includes(secret)) wrong.push(`${url}: ${secret}`);
  };
  for (const [name, pages] of Object.entries(visits)) {
    for (const { url, body } of pages) look(url, body);
    const as = everyone()[name as "marta"];
    for await (const { url, status, headers, body } of dataOf(pages, as)) {
      look(url, body);
      if (status !== 200 || !headers.get("Content-Type")?.includes("json")) continue;
      const named = namesIn(JSON.parse(body)).filter((one) => isSecretName.test(one) && !harmless.has(one));
      const isOffered = url.startsWith(offered) && named.join() === "sealed";
      if (named.length > 0 && !isOffered) wrong.push(`${url}: ${[...new Set(named)]}`);
    }
  }
  expect(wrong).toEqual([]);
}, 120_000);

test("Z-13 H-15 each loader guards itself: asked alone, it tells a visitor and a stranger nothing", async () => {
  const wrong: string[] = [];
  let told = 0;
  for (const [as, who] of [
    [undefined, "a visitor"],
    [sofia, "a stranger"],
  ] as const)
    for await (const { url, status, headers } of dataOf(
      [...(visits.marta ?? []), ...(visits.nadia ?? [])].filter(({ url }) => /^\/(customers\/halden|admin)/.test(url)),
      as,
    )) {
      const isFrame = /_data=(root|layouts)/.test(url);
      const isSent = headers.has("X-Remix-Redirect");
      if (isFrame || status === 400) continue;
      told += 1;
      if (!(isSent && !as) && status !== 404 && status !== 403) wrong.push(`${who} ${url} ${status}`);
    }
  expect(wrong).toEqual([]);
  expect(told).toBeGreaterThan(150);
  for (const id of ["__proto__", "constructor", "no/such.route"])
    expect((await read(`/training?_data=${id}`, marta)).status).toBeGreaterThanOrEqual(400);
}, 120_000);

const ours = () => (visits.marta ?? []).filter(({ url }) => url.startsWith("/customers/halden-precision"));
const records = /:(objective|service|member|responsibility|request|quote)\b/;
const inOwnName = (url: string) => url.replace("/customers/halden-precision", "/customers/meridian-foods");

test("Z-2 what is ours is a 404 to a stranger, at our address and at its own", async () => {
  const pages = ours().filter(({ status }) => status === 200);
  expect(pages.filter(({ endpoint }) => records.test(endpoint.path)).length).toBeGreaterThan(5);
  const wrong: string[] = [];
  for (const { url, endpoint } of pages) {
    if ((await read(url, sofia)).status !== 404) wrong.push(url);
    if (!records.test(endpoint.path)) continue;
    const answer = await read(inOwnName(url), sofia);
    const never = url.replace(/[\da-f]{8}-[\da-f-]{27}/, randomUUID());
    const nothing = await read(inOwnName(never), sofia);
    if (answer.status !== 404) wrong.push(`${inOwnName(url)} ${answer.status}`);
    // And it is the very answer that something gets that never was.
    if (withoutIds(answer.body) !== withoutIds(nothing.body)) wrong.push(`${inOwnName(url)} tells that it is there`);
  }
  expect(wrong).toEqual([]);
}, 120_000);

const withoutIds = (body: string) => body.replace(/[\da-f]{8}-[\da-f-]{27}/g, "an id");

test("Z-3 every form of ours, sent by a stranger to our address or with our record to its own, changes nothing", async () => {
  const before = contents.tables();
  const wrong: string[] = [];
  let sent = 0;
  for (const { url, endpoint, body } of ours()) {
    for (const form of formsOf(body).filter(({ action }) => action !== "/logout")) {
      for (const button of [{ name: "", value: "" }, ...form.buttons]) {
        const pairs: [string, string][] = [
          ...form.fields,
          ...(button.name ? [[button.name, button.value] as [string, string]] : []),
        ];
        const to = form.action ?? url;
        const aims = [to, ...(records.test(endpointOf(to)?.path ?? endpoint.path) ? [inOwnName(to)] : [])];
        for (const aim of aims.filter((one) => one.startsWith("/customers/"))) {
          sent += 1;
          const request = requestOf({ ...form, action: aim }, pairs, { as: sofia, page: url });
          const { status } = await from(someAddress(), () => handle(request));
          if (status !== 404) wrong.push(`${aim} ${status}`);
        }
      }
    }
  }
  expect(wrong).toEqual([]);
  expect(changedTables(before, contents.tables())).toEqual([]);
  expect(sent).toBeGreaterThan(30);
}, 120_000);

test("Z-17 what is ours has an id that nobody counts up to", () => {
  const ids = ours().flatMap(({ url, endpoint }) => {
    const at = endpoint.path
      .split("/")
      .findIndex((part) => /^:(objective|service|member|responsibility|request|quote)$/.test(part));
    return at === -1 ? [] : [new URL(url, "http://localhost").pathname.split("/")[at] ?? ""];
  });
  expect(ids.length).toBeGreaterThan(5);
  expect(ids.filter((id) => !/^[\da-f-]{32,36}$/.test(id))).toEqual([]);
});

test("A-32 no page takes another's password: only one's own account has a field for it", () => {
  const taking = all.filter(({ body }) => /type="password"/.test(body)).map(({ endpoint }) => endpoint.path);
  expect([...new Set(taking)].filter((path) => path !== "/" && !path.startsWith("/account"))).toEqual([]);
  expect(taking).toContain("/account");
});

test("R-2 no form has a field that says where to go next, but the log-in's, which keeps to this site", () => {
  const fields = all.flatMap(({ body, endpoint }) =>
    formsOf(body).flatMap(({ names }) => [...names].map((name) => `${endpoint.path} ${name}`)),
  );
  const leading = fields.filter((field) => /\s(redirect|return|next|continue|goto|dest|url|path)/i.test(field));
  expect([...new Set(leading)]).toEqual([]);
  expect(fields.length).toBeGreaterThan(200);
});

test("D-15 no page loads anything from another host, nor has a script or a style within its markup", () => {
  const tags = all.flatMap(({ url, body }) =>
    [...body.matchAll(/<(?:script|link|img|iframe|source|form)\b[^>]*>/g)].map(([tag]) => `${url} ${tag}`),
  );
  expect(tags.length).toBeGreaterThan(200);
  expect(tags.filter((tag) => /\s(src|href|action|srcset)="(https?:)?\/\//.test(tag))).toEqual([]);
  // A letter is shown as mail programs show it, in a frame of its own.
  const pages = all.filter(({ endpoint }) => !endpoint.path.endsWith("/html"));
  const inline = pages.flatMap(({ url, body }) =>
    tagsOf(body)
      .filter((tag) => / (style|on\w+)=/.test(tag))
      .map((tag) => `${url} ${tag}`),
  );
  expect(inline).toEqual([]);
});

/** The tags of a page, their attributes without what they hold. */
function tagsOf(body: string): string[] {
  const markup = body.replace(/<(script|style)\b[^>]*>.*?<\/\1>/gs, "");
  return [...markup.matchAll(/<[a-z][^<>"]*(?:"[^"]*"[^<>"]*)*>/gi)].map(([tag]) => tag.replace(/"[^"]*"/g, '""'));
}

test("P-12 an address that only looks like a file of a page is none", async () => {
  const pages = [...new Map(all.map((visit) => [visit.endpoint.path, visit])).values()];
  const wrong: string[] = [];
  for (const { url } of pages) {
    const path = new URL(url, "http://localhost").pathname.replace(/\/$/, "");
    const answer = await read(`${path}/x.css`, nadia);
    // A link's page says of a token that there is none: it is gone.
    if (![403, 404, 410].includes(answer.status)) wrong.push(`${path}/x.css ${answer.status}`);
  }
  expect(wrong).toEqual([]);
}, 60_000);

test("S-9 S-8 a search for wildcards, quotes and thousands of signs is answered in time", async () => {
  const searched = [
    ...new Map(all.filter(({ body }) => /name="q"/.test(body)).map((visit) => [visit.endpoint.path, visit])).values(),
  ];
  expect(searched.length).toBeGreaterThan(8);
  const wrong: string[] = [];
  for (const { url } of searched) {
    const { pathname } = new URL(url, "http://localhost");
    const as = pathname.startsWith("/customers/halden") ? marta : nadia;
    for (const q of ["%_".repeat(900), `' OR 1=1--"\\`, "a".repeat(3_000)]) {
      const to = `${pathname}?${new URLSearchParams({ q })}&sort=${encodeURIComponent("(select 1)")}&page=-1&cursor=%27`;
      let least = Number.POSITIVE_INFINITY;
      for (let attempt = 0; attempt < 3 && least > 100; attempt += 1) {
        const cpu = process.cpuUsage();
        const answer = await from(someAddress(), () => handle(get(to, as)));
        const { user, system } = process.cpuUsage(cpu);
        least = Math.min(least, (user + system) / 1_000);
        if (answer.status >= 500) wrong.push(`${to.slice(0, 80)} ${answer.status}`);
      }
      if (least > 100) wrong.push(`${to.slice(0, 80)} ${least} ms`);
    }
  }
  expect(wrong).toEqual([]);
}, 120_000);

describe("where every text that people type holds an attack", () => {
  let poisoned: Visit[];
  const harmful = payloads.filter(({ raw }) => raw !== null);

  beforeAll(async () => {
    expect(putEverywhere(payloads.map(({ text }) => text))).toBeGreaterThan(100);
    poisoned = [];
    for (const [name, person] of Object.entries(everyone())) {
      const pages = new Map((visits[name] ?? []).map((visit) => [visit.endpoint.path, visit]));
      for (const visit of pages.values()) poisoned.push({ ...visit, ...(await read(visit.url, person)) });
    }
    poisoned = poisoned
      .filter(({ body }) => body.startsWith("<"))
      // The portal's own icon is a drawing within its address.
      .map((visit) => ({
        ...visit,
        body: visit.body.replace(/<link rel="icon" href="data:image\/svg\+xml,%3Csvg[^"<>]*"[^>]*>/, ""),
      }));
  }, 300_000);

  test("S-1 every page shows it as text", () => {
    const wrong = poisoned.flatMap(({ url, body }) => [
      ...harmful.filter(({ raw }) => raw !== null && body.includes(raw)).map(({ raw }) => `${url}: ${raw}`),
      ...tagsOf(body)
        .filter((tag) => / on\w+=/.test(tag))
        .map((tag) => `${url}: ${tag}`),
      ...[...body.matchAll(/\s(?:href|src|action|formaction)="\s*(?:javascript|data|vbscript):[^"]*/gi)].map(
        ([one]) => `${url}: ${one}`,
      ),
    ]);
    expect(wrong.slice(0, 20)).toEqual([]);
    const shown = poisoned.filter(
      ({ body }) => body.includes("&lt;svg onload=attack()") || body.includes("&lt;/script&gt;&lt;script&gt;attack"),
    );
    expect(shown.length).toBeGreaterThan(40);
  });

  test("S-2 the data that a page brings for its scripts ends no script and no line", () => {
    const wrong: string[] = [];
    let told = 0;
    for (const { url, body } of poisoned) {
      for (const [, script = ""] of body.matchAll(/<script\b[^>]*>(.*?)<\/script>/gs)) {
        if (script.includes("attack")) told += 1;
        if (
          /[<>\u2028\u2029]|<\/|<!--/.test(script.replace(/=>|[<>]=?(?=[\s\d])/g, "")) &&
          script.includes("__remixContext =")
        )
          wrong.push(`${url}: ${script.slice(0, 200)}`);
      }
    }
    expect(wrong).toEqual([]);
    expect(told).toBeGreaterThan(40);
  });

  test("S-5 no cell of any download begins with what a spreadsheet runs", async () => {
    putEverywhere(formulas);
    const files = [
      ...new Map(
        all
          .filter(({ headers }) => headers.get("Content-Type")?.startsWith("text/csv"))
          .map((visit) => [visit.endpoint.path, visit]),
      ).values(),
    ];
    expect(files.length).toBeGreaterThan(10);
    const wrong: string[] = [];
    let guarded = 0;
    for (const { url } of files) {
      for (const person of [marta, jonas, nadia]) {
        const { status, body, headers } = await read(url, person);
        if (status !== 200) continue;
        expect(headers.get("Content-Disposition")).toMatch(/^attachment/);
        const cells = Papa.parse<string[]>(body.replace(/^\uFEFF/, ""), { newline: "\r\n" }).data.flat();
        guarded += cells.filter((cell) => /^'[=+\-@\t\r\0＝＋－＠]/.test(cell)).length;
        wrong.push(
          ...cells
            .filter((cell) => /^[=+@\t\r\0＝＋－＠]|^-(?!\d+(\.\d+)?$)/.test(cell))
            .map((cell) => `${url}: ${cell}`),
        );
      }
    }
    expect(wrong.slice(0, 10)).toEqual([]);
    expect(guarded).toBeGreaterThan(50);
  }, 60_000);
});
