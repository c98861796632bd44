import { describe, expect, test } from "vitest";
import { db } from "~/infra/db.server";
import { aCustomer } from "../../tests/support/cast";
import { discard, getDraft, writeSummary } from "./drafts.server";
import { publish } from "./publish.server";
import { getReport, listDates } from "./reports.server";
import { ada, sample } from "./test-files";
import { withdraw } from "./undo.server";
import { upload } from "./upload.server";
import { listUploads } from "./uploads.server";

const july = { date: "2026-07-01", name: "july.csv", bytes: sample("2026-07-01") };
const edit = { executiveSummary: "All is well.", answers: {}, version: 1, replaces: null };

describe("publishing", { timeout: 30_000 }, () => {
  test("shows the customer the draft with the admin's words, once", async () => {
    const { business: acme } = await aCustomer();
    const { business: globex } = await aCustomer("Gus", "Globex");
    const id = await aDraft(acme.id);
    expect(await getReport(acme.id, july.date)).toBeNull();

    expect(await publish(id, edit, ada)).toMatchObject({ outcome: "published", date: july.date });
    expect(await publish(id, edit, ada)).toMatchObject({ outcome: "already-published" });
    expect(await getReport(acme.id, july.date)).toMatchObject({ executiveSummary: "All is well.", rowCount: 193 });
    expect(await getReport(globex.id, july.date)).toBeNull();
    expect(await listDates(globex.id)).toEqual([]);
  });

  test("tells the customer's people in a mail of counts and a link, without any finding", async () => {
    const nora = await aCustomer();
    const stranger = await aCustomer("Gus", "Globex");
    await publish(await aDraft(nora.business.id), edit, ada);

    const mails = await db.outboxMail.findMany({ where: { letter: "health-check-published", toEmail: nora.email } });
    expect(mails).toHaveLength(1);
    expect(mails[0]?.data).toEqual({
      customerName: nora.business.name,
      slug: nora.business.slug,
      date: "2026-07-01",
      counts: { fail: 36, warning: 21, pass: 118, not_applicable: 17, info: 1, not_assessed: 0 },
      replaced: false,
    });
    expect(await db.outboxMail.count({ where: { toEmail: stranger.email } })).toBe(0);
  });

  test("writes the upload and the publication into the customer's audit", async () => {
    const { business: acme } = await aCustomer();
    const id = await aDraft(acme.id);
    await publish(id, edit, ada);
    const events = await db.auditEvent.findMany({ where: { businessId: acme.id }, orderBy: { id: "asc" } });
    expect(events.map(({ action, actorName }) => [action, actorName])).toEqual([
      ["health-check.upload", "Ada Admin"],
      ["health-check.summarise", "Ada Admin"],
      ["health-check.publish", "Ada Admin"],
    ]);
  });

  test("for a date that has one already replaces it, and keeps the old", async () => {
    const { business: acme } = await aCustomer();
    const first = await aDraft(acme.id);
    await publish(first, edit, ada);
    const second = await aDraft(acme.id, "\n");
    expect((await getDraft(second))?.replaces).toMatchObject({ id: first, comparison: { counts: { unchanged: 193 } } });

    expect(await publish(second, edit, ada)).toMatchObject({ outcome: "other-published", healthCheckId: first });
    expect(await publish(second, { ...edit, replaces: first }, ada)).toMatchObject({ outcome: "published" });
    expect((await getReport(acme.id, july.date))?.healthCheckId).toBe(second);
    const { uploads } = await listUploads({ customerId: acme.id });
    expect(uploads.map(({ id, state }) => [id, state])).toEqual([
      [second, "published"],
      [first, "replaced"],
    ]);
    expect(await db.finding.count({ where: { healthCheckId: first } })).toBe(193);
  });

  test("by two admins at once: one wins, the other is told", async () => {
    const { business: acme } = await aCustomer();
    const drafts = [await aDraft(acme.id), await aDraft(acme.id, "\n")];
    const outcomes = await Promise.all(drafts.map((id) => publish(id, edit, ada)));
    expect(outcomes.map(({ outcome }) => outcome).sort()).toEqual(["other-published", "published"]);
    expect(await listDates(acme.id)).toHaveLength(1);
  });

  test("never loses what another admin wrote meanwhile", async () => {
    const { business: acme } = await aCustomer();
    const id = await aDraft(acme.id);
    expect(await writeSummary(id, { ...edit, executiveSummary: "Theirs" }, ada)).toMatchObject({
      outcome: "saved",
      version: 2,
    });
    expect(await publish(id, { ...edit, executiveSummary: "Mine" }, ada)).toEqual({
      outcome: "changed",
      current: { executiveSummary: "Theirs", steps: [], version: 2 },
    });
    expect(await listDates(acme.id)).toEqual([]);
  });

  test("waits until the file's questions are answered and its warnings confirmed", async () => {
    const { business: acme } = await aCustomer();
    const text = Buffer.from(july.bytes).toString().replaceAll("2026-07-01,", "04/07/2026,");
    const id = await aDraft(acme.id, "", { ...july, date: "2026-07-04", bytes: Buffer.from(text) });
    expect(await publish(id, edit, ada)).toEqual({ outcome: "open-points", keys: ["assessment-date-order"] });

    const answers = { "assessment-date-order": "day-first", unheard: "of" };
    expect(await publish(id, { ...edit, answers }, ada)).toMatchObject({ outcome: "published" });
    expect((await getDraft(id))?.answers).toEqual({ "assessment-date-order": "day-first" });
  });

  test("a file that names another customer needs the chosen one's name, typed", async () => {
    const { business: acme } = await aCustomer("Nora", "Acme Rockets");
    await aCustomer("Gus", "Globex Holding");
    const text = Buffer.from(july.bytes).toString().replace("6 super admins", "GLOBEX-holding has 6 super admins");
    const bytes = Buffer.from(text);
    expect(text).toContain("GLOBEX-holding");
    const id = await aDraft(acme.id, "", { ...july, bytes });
    const sent = (name: string) => ({ ...edit, answers: { "other-business": name } });
    expect(await publish(id, sent("yes"), ada)).toMatchObject({ outcome: "open-points", keys: ["other-business"] });
    expect(await publish(id, sent("acme rockets"), ada)).toMatchObject({ outcome: "published" });
  });
});

describe("taking back", { timeout: 30_000 }, () => {
  test("a withdrawn health check is gone for the customer and kept for admins", async () => {
    const { business: acme } = await aCustomer();
    const id = await aDraft(acme.id);
    expect(await withdraw(id, ada)).toBe("not-published");
    await publish(id, edit, ada);
    expect(await withdraw(id, ada)).toBe("withdrawn");
    expect(await withdraw(id, ada)).toBe("already-withdrawn");
    expect(await getReport(acme.id, july.date)).toBeNull();
    expect((await getDraft(id))?.state).toBe("withdrawn");
    expect(await publish(id, edit, ada)).toEqual({ outcome: "gone" });
  });

  test("a discarded draft can no longer be published, and its file can be uploaded again", async () => {
    const { business: acme } = await aCustomer();
    const id = await aDraft(acme.id);
    expect(await discard(id, ada)).toBe(true);
    expect(await publish(id, edit, ada)).toEqual({ outcome: "gone" });
    expect(await writeSummary(id, edit, ada)).toEqual({ outcome: "gone" });
    expect((await upload(acme.id, july, ada)).outcome).toBe("drafted");
  });
});

test("a discarded draft replaces nothing, whatever is published for its date", { timeout: 30_000 }, async () => {
  const { business: acme } = await aCustomer();
  await publish(await aDraft(acme.id), edit, ada);
  const id = await aDraft(acme.id, "\n");
  await discard(id, ada);
  expect(await getDraft(id)).toMatchObject({ state: "discarded", replaces: null });
});

async function aDraft(customerId: string, more = "", file = july): Promise<string> {
  const bytes = Buffer.concat([file.bytes, Buffer.from(more)]);
  const outcome = await upload(customerId, { ...file, bytes }, ada);
  if (outcome.outcome !== "drafted") throw new Error(JSON.stringify(outcome));
  return outcome.healthCheckId;
}
