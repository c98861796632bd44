import { describe, expect, test } from "vitest";
import { db } from "~/infra/db.server";
import { handle } from "../../tests/support/app";
import { aCustomer, actorOf, anAdmin, get, type Person } from "../../tests/support/cast";
import { getDraft } from "./drafts.server";
import { publish } from "./publish.server";
import { ada } from "./test-files";
import { getTimeline } from "./timeline.server";
import { takeBackWithdrawal, undoImport, withdraw } from "./undo.server";
import { upload } from "./upload.server";
import { listUploads } from "./uploads.server";

const day = 86_400_000;
const rounds = 50;

describe("undoing an import", { timeout: 120_000 }, () => {
  test("of a draft takes it from the list, and the file can be uploaded again", async () => {
    const { business: acme } = await aCustomer();
    const id = await aDraft(acme.id, "fail");
    expect(await undoImport(id, { seen: "draft" }, ada)).toEqual({ outcome: "undone", restored: null });

    expect((await listUploads({ customerId: acme.id })).uploads).toEqual([]);
    expect((await listUploads({ customerId: acme.id, state: "undone" })).uploads.map((one) => one.id)).toEqual([id]);
    expect(await publish(id, { ...edit, replaces: null }, ada)).toEqual({ outcome: "gone" });
    expect(await aDraft(acme.id, "fail")).not.toBe(id);
  });

  test("leaves the customer's pages as they were before it, byte for byte", async () => {
    const { nora, april, july } = await aCustomerWithTwoDates();
    const before = await seenBy(nora);
    const rowsBefore = await rowsOf([april, july]);
    expect(before.join()).toContain("Secret finding");

    const second = await aDraft(nora.business.id, "pass");
    await publish(second, { ...edit, replaces: july }, ada);
    expect(await seenBy(nora)).not.toEqual(before);

    expect(await undoImport(second, { seen: "published" }, ada)).toEqual({ outcome: "undone", restored: july });
    expect(await seenBy(nora)).toEqual(before);
    expect(await rowsOf([april, july])).toEqual(rowsBefore);
    expect((await getDraft(second))?.state).toBe("undone");
    expect(await db.finding.count({ where: { healthCheckId: second } })).toBe(2);
  });

  test("of the only one for its date leaves no trace for the customer", async () => {
    const nora = await aCustomer();
    const before = await seenBy(nora);
    const id = await aPublished(nora.business.id, "fail");
    await undoImport(id, { seen: "published" }, ada);
    expect(await seenBy(nora)).toEqual(before);
  });

  test("of what was withdrawn already brings back what it had replaced", async () => {
    const { nora, july } = await aCustomerWithTwoDates();
    const before = await seenBy(nora);
    const second = await aPublished(nora.business.id, "pass", july);
    await withdraw(second, ada);
    expect(await undoImport(second, { seen: "withdrawn" }, ada)).toMatchObject({ outcome: "undone", restored: july });
    expect(await seenBy(nora)).toEqual(before);
  });

  test("goes back step by step, the newest first", async () => {
    const { nora, july } = await aCustomerWithTwoDates();
    const first = await seenBy(nora);
    const second = await aPublished(nora.business.id, "pass", july);
    const between = await seenBy(nora);
    const third = await aPublished(nora.business.id, "warning", second);

    expect(await undoImport(second, { seen: "replaced" }, ada)).toMatchObject({
      outcome: "replaced",
      healthCheckId: third,
    });
    await undoImport(third, { seen: "published" }, ada);
    expect(await seenBy(nora)).toEqual(between);
    await undoImport(second, { seen: "published" }, ada);
    expect(await seenBy(nora)).toEqual(first);
  });

  test("is refused where another was published meanwhile, and says which", async () => {
    const { nora, july } = await aCustomerWithTwoDates();
    const second = await aPublished(nora.business.id, "pass", july);
    await withdraw(second, ada);
    const third = await aPublished(nora.business.id, "warning");
    const before = await seenBy(nora);
    expect(await undoImport(second, { seen: "withdrawn" }, ada)).toMatchObject({
      outcome: "other-published",
      healthCheckId: third,
    });
    expect(await seenBy(nora)).toEqual(before);
  });

  test("is possible for ninety days, and not a second longer", async () => {
    const { business: acme } = await aCustomer();
    const id = await aDraft(acme.id, "fail");
    const { uploadedAt } = await db.healthCheck.findUniqueOrThrow({ where: { id } });
    const later = (ms: number) => ({ seen: "draft" as const, now: new Date(uploadedAt.getTime() + ms) });
    expect(await undoImport(id, later(90 * day + 1), ada)).toEqual({ outcome: "too-late" });
    expect(await undoImport(id, later(90 * day), ada)).toMatchObject({ outcome: "undone" });
  });

  test("is refused where it was published since the page was read", async () => {
    const { business: acme } = await aCustomer();
    const id = await aPublished(acme.id, "fail");
    expect(await undoImport(id, { seen: "draft" }, ada)).toEqual({ outcome: "moved", state: "published" });
    expect((await getDraft(id))?.state).toBe("published");
  });

  test("twice at once undoes it once", async () => {
    const nora = await aCustomer();
    const first = await aPublished(nora.business.id, "fail");
    const before = await seenBy(nora);
    for (let round = 0; round < rounds; round++) {
      const second = await aPublished(nora.business.id, "pass", first, round);
      const outcomes = await Promise.all([1, 2].map(() => undoImport(second, { seen: "published" }, ada)));
      expect(outcomes.map(({ outcome }) => outcome).sort()).toEqual(["already-undone", "undone"]);
      expect(await db.auditEvent.count({ where: { subjectId: second, action: "health-check.undo" } })).toBe(1);
      expect(await seenBy(nora)).toEqual(before);
    }
  });

  test("while another admin publishes or withdraws never leaves two, or one that nobody chose", async () => {
    const { business: acme } = await aCustomer();
    const first = await aPublished(acme.id, "fail");
    for (let round = 0; round < rounds; round++) {
      const second = await aPublished(acme.id, "pass", first, 2 * round);
      const third = await aDraft(acme.id, "warning", 2 * round + 1);
      const [undone, , published] = await Promise.all([
        undoImport(second, { seen: "published" }, ada),
        withdraw(second, ada),
        publish(third, { ...edit, replaces: second }, ada),
      ]);
      const standing = await listUploads({ customerId: acme.id, state: "published" });
      const expected = published.outcome === "published" ? third : undone.outcome === "undone" ? first : null;
      expect(standing.uploads.map(({ id }) => id)).toEqual(expected ? [expected] : []);
      await leaveOnly(first, [third, second]);
    }
  });
});

describe("taking a withdrawal back", { timeout: 60_000 }, () => {
  test("shows the customer the very same again", async () => {
    const { nora, july } = await aCustomerWithTwoDates();
    const before = await seenBy(nora);
    await withdraw(july, ada);
    expect(await seenBy(nora)).not.toEqual(before);
    expect(await takeBackWithdrawal(july, ada)).toEqual({ outcome: "stands-again" });
    expect(await takeBackWithdrawal(july, ada)).toEqual({ outcome: "not-withdrawn" });
    expect(await seenBy(nora)).toEqual(before);
  });

  test("is refused where another was published for the date meanwhile", async () => {
    const { nora, july } = await aCustomerWithTwoDates();
    await withdraw(july, ada);
    const other = await aPublished(nora.business.id, "pass");
    expect(await takeBackWithdrawal(july, ada)).toMatchObject({ outcome: "other-published", healthCheckId: other });
  });
});

describe("what admins and customers are told", { timeout: 60_000 }, () => {
  test("who did what and when stands on each upload's own page", async () => {
    const { business: acme } = await aCustomer();
    const admin = actorOf(await anAdmin("Ida"));
    const first = await aPublished(acme.id, "fail");
    const second = await aPublished(acme.id, "pass", first);
    await withdraw(second, admin);
    await takeBackWithdrawal(second, admin);
    await undoImport(second, { seen: "published" }, admin);

    const told = async (id: string) => (await getTimeline(id)).map(({ who, what, other }) => [who, what, other]);
    expect(await told(second)).toEqual([
      ["Ida Test", "undid the import: what it had replaced stands again", first],
      ["Ida Test", "took the withdrawal back: the customer reads it again", null],
      ["Ida Test", "withdrew it: the customer no longer saw it", null],
      ["Ada Admin", "published it in the place of another upload", first],
      ["Ada Admin", "wrote the executive summary", null],
      ["Ada Admin", "uploaded check.csv, 2 rows", null],
    ]);
    expect((await told(first)).slice(0, 2)).toEqual([
      ["Ida Test", "undid what had replaced it: it stands again", null],
      ["Ada Admin", "published another upload in its place", second],
    ]);
  });

  test("the customer gets a mail at each publication and at nothing else, with counts and no findings", async () => {
    const nora = await aCustomer();
    const first = await aPublished(nora.business.id, "fail");
    const second = await aPublished(nora.business.id, "pass", first);
    await withdraw(second, ada);
    await takeBackWithdrawal(second, ada);
    await undoImport(second, { seen: "published" }, ada);
    await undoImport(first, { seen: "published" }, ada);

    const mails = await db.outboxMail.findMany({ where: { toEmail: nora.email }, orderBy: { createdAt: "asc" } });
    expect(mails.map(({ letter, data }) => [letter, (data as { replaced: boolean }).replaced])).toEqual([
      ["health-check-published", false],
      ["health-check-published", true],
    ]);
    expect(JSON.stringify(mails)).not.toMatch(/Inspection|Secret finding/);
    expect(mails[0]?.data).toMatchObject({ counts: { fail: 1, pass: 1 } });
  });
});

const edit = { executiveSummary: "All is well.", answers: {}, version: 1 };

function fileOf(status: string, number = 0): Uint8Array {
  const rows = [`SSL/TLS Inspection,Inspect,${status},Secret finding ${number}`, "SSL/TLS Inspection,Other,pass,None"];
  return Buffer.from(["Technology Area,Check,Status,Finding", ...rows, ""].join("\r\n"));
}

async function aDraft(customerId: string, status: string, number = 0, date = "2026-07-01"): Promise<string> {
  const outcome = await upload(customerId, { date, name: "check.csv", bytes: fileOf(status, number) }, ada);
  if (outcome.outcome !== "drafted") throw new Error(JSON.stringify(outcome));
  return outcome.healthCheckId;
}

async function aPublished(customerId: string, status: string, replaces: string | null = null, number = 0) {
  const id = await aDraft(customerId, status, number);
  expect(await publish(id, { ...edit, replaces }, ada)).toMatchObject({ outcome: "published" });
  return id;
}

async function aCustomerWithTwoDates() {
  const nora = await aCustomer();
  const april = await aDraft(nora.business.id, "fail", 0, "2026-04-01");
  await publish(april, { ...edit, replaces: null }, ada);
  const july = await aPublished(nora.business.id, "warning");
  return { nora, april, july };
}

/** What the customer's pages are drawn from, as it goes over the wire. */
async function seenBy(nora: Person & { business: { slug: string } }): Promise<string[]> {
  const base = `/customers/${nora.business.slug}/health-checks`;
  const pages = [
    `${base}?_data=health-checks%2Flatest.route`,
    ...["2026-04-01", "2026-07-01"].map((date) => `${base}/${date}?_data=health-checks%2Freport.route`),
  ];
  return Promise.all(
    pages.map(async (page) => {
      const answer = await handle(get(page, nora));
      return `${answer.status} ${answer.headers.get("X-Remix-Redirect")} ${await answer.text()}`;
    }),
  );
}

function rowsOf(ids: string[]) {
  return db.healthCheck.findMany({ where: { id: { in: ids } }, orderBy: { id: "asc" } });
}

async function leaveOnly(first: string, others: string[]): Promise<void> {
  for (const id of others) {
    const state = (await getDraft(id))?.state;
    if (state && state !== "undone")
      expect(await undoImport(id, { seen: state }, ada)).toMatchObject({ outcome: "undone" });
  }
  expect((await getDraft(first))?.state).toBe("published");
}
