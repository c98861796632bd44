import { createHmac, randomBytes, randomUUID } from "node:crypto";
import { afterAll, describe, expect, onTestFinished, test } from "vitest";
import { isPortalAction, portalKinds } from "~/audit/kinds";
import { db, transact } from "~/infra/db.server";
import { env } from "~/infra/env.server";
import { queueMail } from "~/mail/outbox.server";
import { rejectedLetter } from "~/signup/letters/rejected.letter";
import { endpoints, handle } from "./support/app";
import { aCustomer } from "./support/cast";
import { openContents } from "./support/contents";
import { from, someAddress } from "./support/logins";
import { perform, type Step } from "./support/walk";
import { walks } from "./support/walks";

/*
 * Every action of routes.ts, and every intent of each, done once as a browser without scripts does it: the page is opened,
 * its form is filled in and sent. What is acknowledged must stand in the audit log: by whom it was done, for which business,
 * and under the id of the very request. An action or an intent that is not walked fails, and so does one that is walked and
 * not there.
 */

/** Acknowledged, or only shown, and not in the log, each for a reason. */
const unaudited: Record<string, string> = {
  "/inbox open": "Whether a notice is read is the reader's own affair, and changes nothing else.",
  "/inbox read": "As above.",
  "/inbox unread": "As above.",
  "/inbox read-all": "As above.",
  "/customers/:customer/health-checks/:date/report":
    "The PDF is drawn in a worker: report/archive tests see its event.",
  "/account/two-step/recovery-codes kept": "Only forgets the codes that this browser still shows.",
  "/admin/approvals/:id/reject preview": "Shows the mail, and changes nothing.",
  "/admin/technology-areas/new preview": "Shows the help, and changes nothing.",
  "/admin/technology-areas/new save": "The button without an intent, which is walked.",
  "/admin/technology-areas/:area preview": "Shows the help, and changes nothing.",
  "/admin/technology-areas/:area save": "The button without an intent, which is walked.",
  "/admin/upgrade-rules/new preview": "Shows whom the rule affects, and changes nothing.",
  "/admin/texts/:key preview": "Shows the text, and changes nothing.",
  "/reset-password": "A visitor asks for a link: nothing changes until it is used, and that is recorded.",
};

const sources = import.meta.glob<string>(["../app/**/*.{ts,tsx}", "!../**/*.test.*"], {
  eager: true,
  query: "?raw",
  import: "default",
});
const sourceOf = (file: string) => sources[`../app/${file}.ts`] ?? sources[`../app/${file}.tsx`] ?? "";

/** The intents that an action tells apart: in its own file, and in the schemas that it takes from another. */
function intentsOf(routeId: string): string[] {
  const own = sourceOf(routeId);
  const folder = routeId.slice(0, routeId.lastIndexOf("/"));
  const imports = [...own.matchAll(/import \{([^}]*)\} from "(~|\.)\/([^"]*\.schema)"/gs)];
  const schemas = imports.flatMap(([, names = "", root, file = ""]) => {
    const parts = sourceOf(root === "~" ? file : `${folder}/${file}`).split(
      /\n(?=(?:export )?(?:const|function|interface|type) )/,
    );
    const isNamed = (part: string, name: string) => new RegExp(`^export (const|function) ${name}\\b`).test(part);
    const taken = names
      .split(",")
      .map((name) => name.replace(/\btype\b/, "").trim())
      .map((name) => parts.find((part) => name !== "" && isNamed(part, name)) ?? "");
    const isOfThem = (name = "") => name !== "" && taken.some((part) => new RegExp(`\\b${name}\\b`).test(part));
    return [...taken, ...parts.filter((part) => isOfThem(/^(?:const|function) (\w+)/.exec(part)?.[1]))];
  });
  const found = [own, ...schemas].flatMap((source) => [
    ...[...source.matchAll(/intent: z\s*\.literal\("([^"]+)"\)/g)].map(([, intent = ""]) => intent),
    ...[...source.matchAll(/intent: z\s*\.enum\(\[([^\]]*)\]/g)].flatMap(([, list = ""]) =>
      [...list.matchAll(/"([^"]+)"/g)].map(([, intent = ""]) => intent),
    ),
    ...[...source.matchAll(/intent: z\s*\.enum\((\w+)\)/g)].flatMap(([, name = ""]) => listNamed(name)),
    ...[...source.matchAll(/(?:get\("intent"\)|\bintent) [!=]== "([^"]+)"/g)].map(([, intent = ""]) => intent),
  ]);
  return [...new Set(found)].toSorted();
}

/** The words of a list that stands in a file of its own. */
function listNamed(name: string): string[] {
  const all = Object.values(sources).flatMap((source) => [
    ...source.matchAll(new RegExp(`export const ${name} = \\[([^\\]]*)\\]`, "g")),
  ]);
  return all.flatMap(([, list = ""]) => [...list.matchAll(/"([^"]+)"/g)].map(([, word = ""]) => word));
}

/** Sent on, or handed a file. */
const isAcknowledged = (status: number) => status === 200 || status === 302 || status === 303;

const actions = endpoints.filter(({ module }) => "action" in module);

test("Z-20 every action is walked, with every intent that it tells apart, and nothing else", () => {
  const missing = actions.flatMap(({ id, path }) => {
    const walked = Object.keys(walks[path] ?? {});
    const isExcused = (intent: string) =>
      `${path} ${intent}`.trim() in unaudited || path in unaudited || path === "/webhooks/mailgun";
    const intents = intentsOf(id);
    const needed = intents.length > 0 ? intents : [""];
    return needed
      .filter((intent) => !walked.includes(intent) && !isExcused(intent))
      .map((intent) => `${path} ${intent}`.trim());
  });
  expect(missing).toEqual([]);
  const named = [...Object.keys(walks), ...Object.keys(unaudited).map((name) => name.split(" ")[0])];
  expect(named.filter((path) => !actions.some((action) => action.path === path))).toEqual([]);
});

describe.each(Object.keys(walks))("%s", (path) => {
  test.each(Object.keys(walks[path] ?? {}))("%s", async (intent) => {
    const step = await walks[path]?.[intent]?.();
    if (!step) throw new Error("it is there");
    const { by = step.as?.userId } = step;
    const acknowledged = await perform(intent, step, foreignFields());
    expect(acknowledged).toMatchObject({ status: expect.toSatisfy(isAcknowledged) });
    // A customer's log offers no filter for what concerns the portal as a whole.
    const ofPortal = acknowledged.events.filter(
      ({ action, subjectType }) =>
        isPortalAction(action) || (portalKinds.includes(subjectType) && subjectType !== "mail"),
    );
    expect(ofPortal.filter(({ businessId }) => businessId !== null)).toEqual([]);
    const whose = acknowledged.events.map(({ actorId }) => actorId ?? "portal");
    if (`${path} ${intent}`.trim() in unaudited) return;
    if (by === "somebody") expect(whose.length).toBeGreaterThan(0);
    else expect({ ...acknowledged, whose }).toMatchObject({ whose: expect.arrayContaining([by]) });
    const { events, requestId } = acknowledged;
    expect(events.map((event) => event.requestId)).toEqual(events.map(() => requestId));
    const about = ofPortal.length > 0 ? null : (step.about ?? (await businessOf(step)));
    expect({ events, about: events.map(({ businessId }) => businessId) }).toMatchObject({
      about: expect.arrayContaining([about === "somebody" ? expect.any(String) : about]),
    });
  });
});

/** What whoever sends a form would like to be: words that stand in no form, in fields of the rows themselves. */
const wished = "mass-assigned-4711";
const wishedAt = "2047-11-04T11:47:11.471Z";
const dearest = ["id", "customerId", "businessId", "userId", "adminSince", "ownerSince", "approvedAt", "kind", "role"];
const contents = openContents();
afterAll(() => contents.close());
const columns = contents
  .ask(
    `SELECT DISTINCT c."name", c."type" FROM "sqlite_master" m, pragma_table_info(m."name") c WHERE m."type" = 'table'`,
  )
  .flatMap(({ name, type }): [string, string][] =>
    /^[a-z][a-zA-Z]*$/.test(`${name}`) ? [[`${name}`, `${type}`]] : [],
  );
let from120 = 0;

/** The dearest columns of the database, and in turn 120 of all the others. */
function foreignFields(): [string, string][] {
  from120 = (from120 + 120) % columns.length;
  const turn = [...columns, ...columns].slice(from120, from120 + 120).filter(([name]) => !dearest.includes(name));
  const all = [...columns.filter(([name]) => dearest.includes(name)), ...turn];
  return all.map(([name, type]) => [name, /date/i.test(type) ? wishedAt : wished]);
}

test("Z-6 of all columns that were sent along with each form, not one was written", () => {
  expect(columns.length).toBeGreaterThan(200);
  const stored = contents.text();
  // Only what a form has a field for: the walks themselves are in it.
  expect(stored).toContain("We have one.");
  expect(stored).not.toContain(wished);
  expect(stored).not.toContain(wishedAt.slice(0, 10));
});

/** The business that stands in the address, else the person's own. */
async function businessOf({ as, by, page }: Step): Promise<string | null> {
  const slug = /^\/(?:customers|admin\/businesses)\/([^/?]+)/.exec(page)?.[1];
  if (slug) return (await db.business.findUniqueOrThrow({ where: { slug }, select: { id: true } })).id;
  const person = /^\/admin\/people\/([^/?]+)/.exec(page)?.[1] ?? as?.userId ?? by ?? "";
  return (await db.user.findUnique({ where: { id: person }, select: { businessId: true } }))?.businessId ?? null;
}

test("/webhooks/mailgun is walked by Mailgun itself, and what came back stands in the log as the portal's", async () => {
  Object.assign(env, { MAILGUN_WEBHOOK_KEY: "a key of the stand-in for Mailgun" });
  onTestFinished(() => void Object.assign(env, { MAILGUN_WEBHOOK_KEY: undefined }));
  const { business } = await aCustomer("Nora", "Acme");
  const mail = await transact(async (tx) => {
    await queueMail(tx, rejectedLetter, {
      to: "nora@came-back.example",
      data: rejectedLetter.sample,
      businessId: business.id,
    });
    const { id } = await tx.outboxMail.findFirstOrThrow({ where: { businessId: business.id }, select: { id: true } });
    return tx.outboxMail.update({ where: { id }, data: { providerId: `${id}@mail.example` } });
  });
  const requestId = randomUUID();
  const { status } = await from(someAddress(), () => handle(cameBack(mail)), requestId);
  expect(status).toBe(200);
  const events = await db.auditEvent.findMany({ where: { requestId } });
  expect(events).toMatchObject([{ action: "mail.bounce", actorId: null, subjectId: mail.id, businessId: business.id }]);
});

/** As Mailgun sends it: JSON with a signature, and no session. */
function cameBack({ toEmail, providerId }: { toEmail: string; providerId: string | null }): Request {
  const timestamp = String(Math.floor(Date.now() / 1000));
  const token = randomBytes(25).toString("hex");
  const hmac = createHmac("sha256", env.MAILGUN_WEBHOOK_KEY ?? "");
  const signature = hmac.update(`${timestamp}${token}`).digest("hex");
  const event = {
    ...{ event: "failed", severity: "permanent", recipient: toEmail },
    message: { headers: { "message-id": providerId } },
  };
  return new Request("http://localhost:3000/webhooks/mailgun", {
    method: "POST",
    body: JSON.stringify({ signature: { timestamp, token, signature }, "event-data": event }),
    headers: { "Content-Type": "application/json" },
  });
}
