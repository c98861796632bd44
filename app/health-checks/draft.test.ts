import { describe, expect, test } from "vitest";
import { db } from "~/infra/db.server";
import { parseMarkdown } from "~/infra/markdown.server";
import { handle } from "../../tests/support/app";
import { aCustomer, anAdmin, get, type Person, post } from "../../tests/support/cast";
import { markupOf } from "../../tests/support/page";
import { getDraft } from "./drafts.server";
import { nextStepLimit, summaryLimit } from "./next-steps";
import { listNextSteps } from "./next-steps.server";
import { getReport } from "./reports.server";
import { ada, sample } from "./test-files";
import { upload } from "./upload.server";

describe("the page of an upload", { timeout: 30_000 }, () => {
  test("keeps next steps with owner and due date, and leaves out rows that are empty", async () => {
    const { admin, id } = await aDraftOf("2026-07-01");
    const saved = await send(admin, id, {
      version: "1",
      "steps[0].text": "Close the default rule",
      "steps[0].owner": "Nora Berg",
      "steps[0].dueDate": "2026-12-01",
      "steps[1].text": "",
      "steps[2].text": "Write it down",
    });
    expect(saved.status).toBe(303);
    expect(await listNextSteps(id)).toEqual([
      { text: "Close the default rule", owner: "Nora Berg", dueDate: "2026-12-01" },
      { text: "Write it down", owner: "", dueDate: null },
    ]);
  });

  test("sends what was typed back where a next step has no words or no such day", async () => {
    const { admin, id } = await aDraftOf("2026-07-01");
    const steps = { "steps[0].owner": "Nora Berg", "steps[1].text": "A step", "steps[1].dueDate": "2026-02-30" };
    const answer = await data(admin, id, { version: "1", ...steps });
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({
      result: {
        initialValue: { steps: [{ owner: "Nora Berg" }, { text: "A step", dueDate: "2026-02-30" }] },
        error: {
          "steps[0].text": ["Say what is to be done, or clear the row"],
          "steps[1].dueDate": ["Enter the due date as a day that exists, such as 2027-03-31"],
        },
      },
    });
    expect(await listNextSteps(id)).toEqual([]);
  });

  test("shows the second editor both, the words and the next steps, before anything is overwritten", async () => {
    const { admin, id } = await aDraftOf("2026-07-01");
    await send(admin, id, { version: "1", executiveSummary: "Same", "steps[0].text": "Theirs" });
    const answer = await data(admin, id, { version: "1", executiveSummary: "Same", "steps[0].text": "Mine" });
    expect(answer.status).toBe(409);
    expect(await answer.json()).toMatchObject({ theirs: { steps: [{ text: "Theirs" }], version: 2 } });
    expect(await listNextSteps(id)).toMatchObject([{ text: "Theirs" }]);
  });

  test("that leaves a point open can be mended and published from the form that came back", async () => {
    const { business } = await aCustomer();
    const [admin, date] = [await anAdmin(), "2026-07-04"];
    const text = Buffer.from(sample("2026-07-01")).toString().replaceAll("2026-07-01,", "04/07/2026,");
    const id = await aDraft(business.id, date, Buffer.from(text));
    const words = { version: "1", executiveSummary: "A tpyo", "steps[0].text": "A step", intent: "publish" };
    const refused = await data(admin, id, words);
    expect(refused.status).toBe(400);
    const { result } = await refused.json();
    expect(result.error).toEqual({ "answers.assessment-date-order": ["Answer this before you publish"] });

    const { version } = result.initialValue;
    const mended = { ...words, version, executiveSummary: "A typo", "answers.assessment-date-order": "day-first" };
    expect((await send(admin, id, mended)).status).toBe(303);
    expect(await getReport(business.id, date)).toMatchObject({ executiveSummary: "A typo" });
  });

  test("saves nothing for a look at what is published, and offers none that would", async () => {
    const { admin, id } = await aDraftOf("2026-07-01");
    const offer = "See it as the customer";
    const page = () => markupOf(get(`/admin/health-checks/${id}`, admin));
    expect(await page()).toContain(offer);
    await send(admin, id, { version: "1", executiveSummary: "Published.", intent: "publish" });
    expect(await page()).not.toContain(offer);
    const looked = await send(admin, id, { version: "2", executiveSummary: "Half a sent", intent: "preview" });
    expect(looked.headers.get("Location")).toBe(`/admin/health-checks/${id}/preview`);
    expect((await getDraft(id))?.executiveSummary).toBe("Published.");
    await send(admin, id, { version: "2", executiveSummary: "Mended." });
    expect((await getDraft(id))?.executiveSummary).toBe("Mended.");
  });

  test("takes the longest words in any script, as its form sends them", async () => {
    const { admin, id } = await aDraftOf("2026-07-01");
    const form = /<form[^>]* id="draft"[^>]*>/.exec(await markupOf(get(`/admin/health-checks/${id}`, admin)));
    expect(form?.[0]).toMatch(/ enctype="multipart\/form-data"/i);
    const body = new FormData();
    body.set("intent", "save");
    body.set("version", "1");
    body.set("executiveSummary", "安".repeat(summaryLimit));
    body.set("answers.other-business", "安".repeat(200));
    for (let at = 0; at < nextStepLimit; at++) {
      body.set(`steps[${at}].text`, "安".repeat(300));
      body.set(`steps[${at}].owner`, "全".repeat(120));
      body.set(`steps[${at}].dueDate`, "2026-12-01");
    }
    const headers = { Host: "localhost:3000", Origin: "http://localhost:3000", Cookie: admin.cookie };
    const url = `http://localhost:3000/admin/health-checks/${id}`;
    const saved = await handle(new Request(url, { method: "POST", body, headers }));
    expect(saved.status).toBe(303);
    expect((await getDraft(id))?.executiveSummary).toHaveLength(summaryLimit);
    expect(await listNextSteps(id)).toHaveLength(nextStepLimit);

    const longer = await data(admin, id, { version: "2", executiveSummary: "a".repeat(summaryLimit + 1) });
    expect((await longer.json()).result.error).toEqual({
      executiveSummary: ["Shorten the executive summary to 8,000 characters"],
    });
  });

  test("can be published untouched, however long the names in its file are", async () => {
    const { business } = await aCustomer();
    const admin = await anAdmin();
    const long = (name: string) => `${name} ${"*".repeat(3_900)}`;
    const fileOf = (statuses: string[]) => {
      const rows = statuses.map((status, at) => {
        const names = [`P${at}`, `Area ${at}`, `Check ${at}`].map(long);
        return [...names, status, "Critical", long("Do")].join(",");
      });
      return Buffer.from(["Product,Area,Check,Status,Severity,Recommendation", ...rows, ""].join("\n"));
    };
    const [three, last] = [(status: string) => Array(3).fill(status), ["Fail", "Fail"]];
    const april = await aDraft(business.id, "2026-04-01", fileOf([...three("Fail"), ...three("Pass"), ...last]));
    await send(admin, april, { version: "1", executiveSummary: "First.", intent: "publish" });
    const july = await aDraft(business.id, "2026-07-01", fileOf([...three("Pass"), ...three("Fail"), ...last]));
    const { summary } = await factsOf(`/admin/health-checks/${july}?_data=health-checks%2Fdraft.route`, admin);
    expect(summary).toMatch(/Fixed are[\s\S]*Worse:[\s\S]*First:[\s\S]*Lowest scores/);
    expect(String(summary).length).toBeLessThanOrEqual(summaryLimit);
  });

  test("undoes by its button, tells an unknown upload apart, and undoes once when it is pressed twice", async () => {
    const { admin, id } = await aDraftOf("2026-07-01");
    const undo = { intent: "undo", seen: "draft" };
    for (const _ of [1, 2]) expect((await send(admin, id, undo)).status).toBe(303);
    expect(await db.auditEvent.count({ where: { subjectId: id, action: "health-check.undo" } })).toBe(1);
    expect((await send(admin, "nothing", undo)).status).toBe(404);
  });
});

describe("the preview of an upload", { timeout: 30_000 }, () => {
  test("is drawn from the very facts that the customer's page shows once it is published", async () => {
    const { admin, nora, id } = await aDraftOf("2026-04-01");
    await send(admin, id, { version: "1", executiveSummary: "First.", intent: "publish" });
    const july = await aDraft(nora.business.id, "2026-07-01");
    const words = { executiveSummary: "Thirty-one are **fixed**.", "steps[0].text": "Close the default rule" };
    await send(admin, july, { version: "1", ...words });
    const preview = await previewOf(admin, july);

    await send(admin, july, { version: "2", ...words, intent: "publish" });
    const page = `/customers/${nora.business.slug}/health-checks/2026-07-01`;
    const report = await factsOf(`${page}?_data=health-checks%2Freport.route`, nora);
    const { report: drawn, ...others } = preview;
    for (const [fact, value] of Object.entries(others))
      if (fact in report) expect([fact, report[fact]]).toEqual([fact, value]);
    expect(Object.keys(others)).toEqual(
      expect.arrayContaining(["comparison", "findings", "risks", "steps", "summary"]),
    );
    const { publishedAt: _, ...published } = report.report as Record<string, unknown>;
    expect(drawn).toMatchObject(published);
  });

  test("shows the summary that the editor offers where none is written", async () => {
    const { admin, id } = await aDraftOf("2026-07-01");
    const editor = await factsOf(`/admin/health-checks/${id}?_data=health-checks%2Fdraft.route`, admin);
    expect(editor.summary).toContain("First:");
    const { summary } = await previewOf(admin, id);
    expect(summary).toEqual(parseMarkdown(String(editor.summary)));
  });
});

/** The facts that the preview is drawn from. */
const previewOf = (admin: Person, id: string) =>
  factsOf(`/admin/health-checks/${id}/preview?_data=health-checks%2Fpreview.route`, admin);

async function aDraftOf(date: string) {
  const nora = await aCustomer();
  return { nora, admin: await anAdmin(), id: await aDraft(nora.business.id, date) };
}

async function aDraft(customerId: string, date: string, bytes = sample(date)): Promise<string> {
  const outcome = await upload(customerId, { date, name: `${date}.csv`, bytes }, ada);
  if (outcome.outcome !== "drafted") throw new Error(JSON.stringify(outcome));
  return outcome.healthCheckId;
}

function send(admin: Person, id: string, fields: Record<string, string>) {
  return handle(post(`/admin/health-checks/${id}`, { intent: "save", ...fields }, admin));
}

/** The action's own answer, as the page's script gets it. */
function data(admin: Person, id: string, fields: Record<string, string>) {
  const action = `/admin/health-checks/${id}?_data=health-checks%2Fdraft.route`;
  return handle(post(action, { intent: "save", ...fields }, admin));
}

async function factsOf(path: string, as: Person): Promise<Record<string, unknown>> {
  const answer = await handle(get(path, as));
  expect(answer.status).toBe(200);
  return answer.json();
}
