import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { db, transact } from "~/infra/db.server";
import { handle } from "../../tests/support/app";
import { aCustomer, actorOf, anAdmin, aPartner, type Business, get, type Person, post } from "../../tests/support/cast";
import { listFindings } from "./findings.server";
import { saveFollowUp } from "./follow-up.server";
import { viewFollowUp } from "./follow-up-view.server";
import { countFollowUps, listFollowUps } from "./follow-ups.server";
import { followUpsFilter } from "./follow-ups-filter";
import { publish } from "./publish.server";
import { upload } from "./upload.server";

const day = "2026-11-22";
let nora: Person & { business: Business };
let ada: Person;
let customerId: string;
let path: string;

beforeAll(async () => {
  ada = await anAdmin();
});

beforeEach(async () => {
  nora = await aCustomer();
  customerId = nora.business.id;
  path = `/customers/${nora.business.slug}/health-checks/2026-04-01/findings/2/follow-up`;
  await published("2026-04-01", ["tls,Fail", "dns,Warning", "log,Fail"]);
});

const planned = { version: "0", status: "planned", dueDate: "2026-12-01", ownerId: "", acceptedUntil: "", reason: "" };

describe("a follow-up", () => {
  test("is saved, told in the findings, the list, the history and the audit log", async () => {
    const ownerId = await member("Tomasz Wilk");
    const answer = await send(nora, { ...planned, ownerId });
    expect(answer.status).toBe(303);
    expect(await view(nora)).toMatchObject({
      followUp: { status: "planned", owner: "Tomasz Wilk", dueDate: "2026-12-01", version: 1 },
      changes: [{ who: nora.name, lines: expect.arrayContaining(["set Owner to “Tomasz Wilk”"]) }],
    });
    const findings = await listFindings(customerId, "2026-04-01", { sort: "line" });
    expect(findings?.findings.map(({ followUp }) => followUp)).toEqual(["planned", null, null]);
    expect((await listFindings(customerId, "2026-04-01", { followUps: ["planned"] }))?.total).toBe(1);
    expect((await listFindings(customerId, "2026-04-01", { followUps: ["none"] }))?.total).toBe(2);
    const event = await db.auditEvent.findFirst({ where: { businessId: customerId, action: "follow-up.change" } });
    expect(event).toMatchObject({ actorName: nora.name, after: expect.objectContaining({ check: "tls" }) });
  });

  test("sent twice is saved once", async () => {
    await send(nora, planned);
    const again = await send(nora, planned);
    expect(again.status).toBe(303);
    expect(await db.followUpChange.count({ where: { followUp: { customerId } } })).toBe(1);
  });

  test("saved by two at once is refused to the second, with both values, until the second has seen them", async () => {
    await send(nora, planned);
    const second = { ...planned, status: "accepted", acceptedUntil: soon(), reason: "Closes with the site" };
    const refused = await send(ada, second);
    expect(refused.status).toBe(409);
    expect(await refused.json()).toMatchObject({
      conflict: {
        by: nora.name,
        version: 1,
        overwritten: expect.arrayContaining([{ label: "Status", stored: "Planned", typed: "Risk accepted" }]),
      },
    });
    expect((await view(nora))?.followUp.status).toBe("planned");
    expect((await send(ada, { ...second, version: "1" })).status).toBe(303);
    expect((await view(nora))?.followUp).toMatchObject({ status: "accepted", reason: "Closes with the site" });
  });

  test("with what is missing comes back with what was typed", async () => {
    const answer = await send(nora, { ...planned, status: "accepted", reason: "" });
    expect(answer.status).toBe(400);
    const { result } = (await answer.json()) as { result: { error: object; initialValue: object } };
    expect(Object.keys(result.error)).toEqual(["acceptedUntil", "reason"]);
    expect(result.initialValue).toMatchObject({ dueDate: "2026-12-01" });
    expect(await db.followUp.count({ where: { customerId } })).toBe(0);
  });

  test("has no owner from another customer's team, nor one that has left", async () => {
    const gina = await aCustomer("Gina", "Globex");
    for (const ownerId of [await member("Stranger", gina.business.id), await member("Gone", customerId, new Date())]) {
      const answer = await send(nora, { ...planned, ownerId });
      expect(answer.status).toBe(400);
      expect(await answer.json()).toMatchObject({ result: { error: { ownerId: ["Choose the owner from the list"] } } });
    }
  });

  test("is read by partners for health checks, written by none of them, and hidden from resellers and strangers", async () => {
    await send(nora, planned);
    const statuses = async (person: Person) => [
      (await handle(get(path, person))).status,
      (await send(person, { ...planned, version: "1", status: "done" })).status,
    ];
    expect(await statuses(await aPartner(nora.business, "professional_service", "Pia"))).toEqual([200, 403]);
    expect(await statuses(await aPartner(nora.business, "managed_service", "Max"))).toEqual([200, 403]);
    expect(await statuses(await aPartner(nora.business, "reseller", "Ray"))).toEqual([403, 403]);
    expect(await statuses(await aCustomer("Gina", "Globex"))).toEqual([404, 404]);
    expect((await view(nora))?.followUp.status).toBe("planned");
  });

  test("changes nothing of what was measured, and no other address takes a form", async () => {
    const before = JSON.stringify(await measuredRows());
    await send(nora, { ...planned, status: "done", title: "Mine", severity: "low", checkKey: "dns" });
    expect(JSON.stringify(await measuredRows())).toBe(before);
    const base = `/customers/${nora.business.slug}/health-checks`;
    for (const address of [base, `${base}/2026-04-01`, `${base}/2026-04-01/findings/2`, `${base}/follow-ups`])
      expect((await handle(post(address, { status: "pass" }, nora))).status).toBe(405);
    expect((await db.followUp.findFirst({ where: { customerId } }))?.checkKey).toBe("tls");
  });
});

describe("the next upload", () => {
  test("finds the follow-up again, says that it is measured fixed, and closes nothing", async () => {
    await send(nora, planned);
    await published("2026-07-01", ["dns,Fail", "tls,Pass"]);
    const july = await viewFollowUp(customerId, { date: "2026-07-01", line: 3 }, actorOf(nora), day);
    expect(july?.followUp).toMatchObject({ status: "planned", toClose: true, dueDate: "2026-12-01" });
    expect(july?.measured).toEqual({ kind: "fixed", on: "2026-07-01" });
    expect(july?.history.map(({ date, status }) => [date, status])).toEqual([
      ["2026-04-01", "fail"],
      ["2026-07-01", "pass"],
    ]);
    expect((await list("show=fixed")).followUps.map(({ title }) => title)).toEqual(["tls"]);
  });

  test("does not call fixed what was never broken, on the page or in the list", async () => {
    await published("2026-07-01", ["new,Pass", "dns,Pass", "tls,Not Assessed"]);
    for (const title of ["tls", "dns", "log", "new"]) await decide(title, { status: "planned" });
    await published("2026-10-01", ["new,Pass", "dns,Pass", "tls,Pass"]);
    const { followUps } = await list("sort=check");
    expect(followUps.map(({ title, measured, toClose }) => [title, measured.kind, toClose])).toEqual([
      ["dns", "fixed", true],
      ["log", "missing", false],
      ["new", "present", false],
      ["tls", "fixed", true],
    ]);
    expect(await titles("show=fixed&sort=check")).toEqual(["dns", "tls"]);
  });

  test("that no longer has the check says so, and not that it is fixed", async () => {
    await send(nora, planned);
    await published("2026-07-01", ["dns,Fail"]);
    const [followUp] = (await list("")).followUps;
    expect(followUp).toMatchObject({
      measured: { kind: "missing", since: "2026-04-01" },
      toClose: false,
      finding: { date: "2026-04-01", line: 2 },
    });
    expect((await list("show=fixed")).total).toBe(0);
  });

  test("for the same date takes the old one's place, and the follow-up stays", async () => {
    await send(nora, planned);
    await published("2026-04-01", ["log,Pass", "dns,Warning", "tls,Warning"]);
    const replaced = await viewFollowUp(customerId, { date: "2026-04-01", line: 4 }, actorOf(nora), day);
    expect(replaced).toMatchObject({
      finding: { checkKey: "tls", status: "warning" },
      followUp: { status: "planned", version: 1 },
    });
    expect((await listFindings(customerId, "2026-04-01", { followUps: ["planned"] }))?.total).toBe(1);
  });
});

describe("the list", () => {
  test("tells what is overdue, open again and whose, by due date", async () => {
    const ownerId = await member("Signe Dahl");
    await decide("tls", { status: "planned", dueDate: "2026-11-21", ownerId });
    await decide("dns", { status: "accepted", acceptedUntil: "2026-11-21", reason: "Until the move" });
    await decide("log", { status: "done", dueDate: "2026-01-01" });
    expect(await countFollowUps(customerId, day)).toEqual({
      counts: { open: 1, planned: 1, accepted: 0, elsewhere: 0, done: 1 },
      overdue: 1,
    });
    expect(await countFollowUps(customerId, "2026-11-21")).toMatchObject({ counts: { accepted: 1 }, overdue: 0 });
    expect((await list("")).followUps.map(({ title }) => title)).toEqual(["tls", "dns", "log"]);
    expect(await titles("show=overdue")).toEqual(["tls"]);
    expect(await titles("show=reopened")).toEqual(["dns"]);
    expect(await titles("status=open")).toEqual(["dns"]);
    expect(await titles("status=accepted")).toEqual([]);
    expect(await titles("status=done&status=planned&sort=-check")).toEqual(["tls", "log"]);
    expect(await titles(`owner=${ownerId}`)).toEqual(["tls"]);
    expect(await titles("owner=nobody&sort=check")).toEqual(["dns", "log"]);
    expect(await titles("q=MOVE")).toEqual(["dns"]);
    expect(await titles("q=%25")).toEqual([]);
    expect((await listFindings(customerId, "2026-04-01", { followUps: ["accepted"] }))?.total).toBe(0);
  });

  test("goes to a spreadsheet whole, and is nobody else's", async () => {
    await decide("tls", { status: "elsewhere", reason: "=HYPERLINK(1)" });
    const csv = `/customers/${nora.business.slug}/health-checks/follow-ups/follow-ups.csv`;
    const text = await (await handle(get(csv, nora))).text();
    expect(text.split("\r\n")[1]).toBe(`tls,tls,Area,Done elsewhere,,,,"'=HYPERLINK(1)",Fail on 2026-04-01`);
    const gina = await aCustomer("Gina", "Globex");
    expect((await handle(get(csv, gina))).status).toBe(404);
    expect((await listFollowUps(gina.business.id, followUpsFilter(new URLSearchParams()), day)).total).toBe(0);
  });
});

describe("a comment", () => {
  const said = { intent: "comment", formKey: "one", text: "Waits for\r\nthe new certificates" };

  test("stands once however often it is sent, and leaves the form of another as it is", async () => {
    expect((await send(ada, said)).status).toBe(303);
    expect((await send(ada, said)).status).toBe(303);
    expect((await view(nora))?.comments).toMatchObject([
      { by: ada.name, business: "Secure Dynamics", text: "Waits for\nthe new certificates", own: false },
    ]);
    expect((await send(nora, planned)).status).toBe(303);
  });

  test("without words comes back to its own form", async () => {
    const answer = await send(nora, { ...said, text: " " });
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({
      result: { error: { text: ["Write the comment"] }, initialValue: { intent: "comment" } },
    });
  });

  test("can be removed by who wrote it and nobody else, and leaves a trace without its words", async () => {
    await send(nora, said);
    const [comment] = (await view(nora))?.comments ?? [];
    const removal = { intent: "remove-comment", comment: comment?.id ?? "" };
    expect((await send(ada, removal)).status).toBe(404);
    expect((await send(nora, removal)).status).toBe(303);
    expect((await send(nora, removal)).status).toBe(303);
    expect((await view(ada))?.comments).toMatchObject([{ by: nora.name, text: "", removed: true }]);
    expect(JSON.stringify(await db.auditEvent.findMany({ where: { businessId: customerId } }))).not.toContain(
      "certificates",
    );
  });
});

const view = (person: Person) => viewFollowUp(customerId, { date: "2026-04-01", line: 2 }, actorOf(person), day);
const list = (search: string) => listFollowUps(customerId, followUpsFilter(new URLSearchParams(search)), day);
const titles = async (search: string) => (await list(search)).followUps.map(({ title }) => title);
const measuredRows = () => db.finding.findMany({ where: { healthCheck: { customerId } }, orderBy: { id: "asc" } });

function send(person: Person, fields: Record<string, string>): Promise<Response> {
  return handle(post(`${path}?_data=health-checks/follow-up.route`, fields, person)).then((answer) =>
    answer.status === 204 ? new Response(null, { status: 303 }) : answer,
  );
}

/** As the domain has it, whatever the day. */
async function decide(title: string, decided: object): Promise<void> {
  const details = {
    status: "open",
    ownerId: null,
    dueDate: null,
    acceptedUntil: null,
    reason: "",
    ...decided,
  } as const;
  const check = { checkKey: title, title, areaName: "Area" };
  const saved = await saveFollowUp(customerId, check, { ...details, version: 0 }, actorOf(nora));
  expect(saved.outcome).toBe("changed");
}

/** A day on which a risk may be accepted, whenever the test runs. */
function soon(): string {
  return new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10);
}

async function member(name: string, ofCustomer = customerId, removedAt: Date | null = null): Promise<string> {
  const { id } = await transact((tx) =>
    tx.teamMember.create({
      data: { customerId: ofCustomer, name, role: "Admin", removedAt },
      select: { id: true },
    }),
  );
  return id;
}

async function published(date: string, rows: string[]): Promise<void> {
  const csv = ["Technology Area,Check ID,Check,Status", ...rows.map((row) => `Area,${row.split(",")[0]},${row}`)];
  const bytes = new TextEncoder().encode(csv.join("\r\n"));
  const draft = await upload(customerId, { date, name: "x.csv", bytes }, actorOf(ada));
  if (draft.outcome !== "drafted") throw new Error(JSON.stringify(draft));
  const current = await db.healthCheck.findFirst({
    where: { customerId, date, publishedAt: { not: null }, withdrawnAt: null, replacedAt: null },
    select: { id: true },
  });
  const edit = { executiveSummary: "", answers: {}, version: 1, replaces: current?.id ?? null };
  const outcome = await publish(draft.healthCheckId, edit, actorOf(ada));
  expect(outcome.outcome).toBe("published");
}
