import { setTimeout as pause } from "node:timers/promises";
import { Clock, hour } from "../harness/clock";
import { mustBeWhole, mustHaveWholeAudit, type Peek, peek } from "../harness/database";
import { type Fault, must, quantile } from "../harness/fault";
import { customerPath, type People, withPortal } from "../harness/stage";
import type { Answer, Form, Visitor } from "../harness/visitor";
import { aHealthCheck, halden, requestProduct, signUp } from "../harness/writes";

const profile = `${customerPath}/profile`;
const licensing = `${customerPath}/licensing`;

/** A form as it lies before somebody, filled in, and how often what it asks for is there. */
interface Filled {
  name: string;
  by: Visitor;
  form: Form;
  fields: Record<string, string>;
  count: string;
}

export const doublesAndRaces: Fault[] = [
  {
    id: "I-1",
    what: "every form pressed ten times at once",
    async run() {
      return withPortal(async (portal, people) => {
        const forms = await everyForm(people, "double");
        for (const filled of forms) {
          const answers = await atOnce(10, () => filled.by.again().post(filled.form.action, filled.fields));
          for (const { status } of answers)
            must(status === 303 || status === 409 || status === 400, `${filled.name}: one of ten answered ${status}`);
          must(
            answers.some(({ status }) => status === 303),
            `${filled.name}: none of ten was done`,
          );
          const count = peek(portal.file, (it) => it.count(filled.count));
          must(count === 1, `${filled.name}: ten presses made ${count}`);
        }
        mustBeWhole(portal.file);
        mustHaveWholeAudit(portal.file);
        return {
          rounds: forms.length * 10,
          seen: `${forms.length} forms, each did one thing; no failure among the answers`,
        };
      });
    },
  },
  {
    id: "I-2",
    what: "the same forms sent again after hours, as Back and Reload do",
    async run() {
      const clock = new Clock();
      return withPortal(async (portal, people) => {
        const forms = await everyForm(people, "replay");
        for (const filled of forms) await filled.by.post(filled.form.action, filled.fields);
        const statuses = new Map<number, number>();
        for (const later of [hour, 22 * hour]) {
          clock.jump(portal, later);
          // Whoever comes back within the day is logged in still.
          await people.marta.get(`${profile}`);
          for (const filled of forms) {
            const { status } = await filled.by.post(filled.form.action, filled.fields);
            must(status < 500, `${filled.name}: a replay answered ${status}`);
            statuses.set(status, (statuses.get(status) ?? 0) + 1);
            const count = peek(portal.file, (it) => it.count(filled.count));
            must(count === 1, `${filled.name}: the replay made ${count}`);
          }
        }
        mustBeWhole(portal.file);
        const said = [...statuses].map(([status, times]) => `${times} × ${status}`).join(", ");
        return { rounds: forms.length * 2, seen: `after 1 h and 23 h nothing is done twice (${said})` };
      }, clock.start);
    },
  },
  {
    id: "I-3",
    what: "what a form did is followed by a redirect (reloading repeats nothing)",
    async run() {
      return withPortal(async (_portal, people) => {
        const forms = await everyForm(people, "reload");
        for (const { name, by, form, fields } of forms) {
          const { status, headers } = await by.post(form.action, fields);
          must(status === 303 && Boolean(headers.location), `${name} answered ${status}`);
        }
        return { rounds: forms.length, seen: `303 from ${forms.length} of ${forms.length} forms` };
      });
    },
  },
  {
    id: "I-4",
    what: "two people save the same thing, the second with an older page",
    async run(rounds) {
      return withPortal(async (portal, people) => {
        const stale = [
          { by: people.nadia, path: `${profile}/journey/ma`, id: "score", field: "cm360Feedback" },
          { by: people.marta, path: `${profile}/activated`, id: "details", field: "jobTitle" },
          { by: people.nadia, path: "/admin/catalogue/ZIA-ADV-FW", id: "product", field: "summary" },
          { by: people.nadia, path: "/admin/settings", id: "settings", field: "leadDays" },
        ];
        let done = 0;
        for (let round = 0; round < rounds(12, 2); round++)
          for (const { by, path, id, field } of stale) {
            const form = await by.form(path, id);
            const value = (who: number) =>
              field === "leadDays" ? String(20 + round * 2 + who) : `Editor ${who}, ${round}`;
            const extra = id === "score" ? { cm360Score: "3" } : {};
            const first = await by.post(form.action, { ...form.fields, ...extra, [field]: value(0) });
            const second = await by.again().post(form.action, { ...form.fields, ...extra, [field]: value(1) });
            must(first.status === 303, `${path}: the first answered ${first.status}`);
            must(second.status === 409 || second.status === 400, `${path}: the second answered ${second.status}`);
            must(second.body.includes(value(1)), `${path}: what the second typed is not there any more`);
            const now = await by.form(path, id);
            const stored = now.fields[field];
            must(stored === value(0), `${path}: ${stored} is stored, not ${value(0)}`);
            done++;
          }
        mustBeWhole(portal.file);
        return { rounds: done, seen: "the second is told, keeps what was typed, and overwrites nothing" };
      });
    },
  },
  {
    id: "X-1",
    what: "eight admins approve the same sign-up",
    async run(rounds) {
      return withPortal(async (portal, people) => {
        for (let round = 0; round < rounds(20, 3); round++) {
          await signUp(people, `approve-${round}`);
          const form = await approval(people, `nora@acme-approve-${round}.example`);
          const answers = await atOnce(8, () =>
            people.nadia.again().post("/admin/approvals", { ...form, intent: "approve" }),
          );
          must(
            answers.every(({ status }) => status === 303),
            `they answered ${answers.map(({ status }) => status)}`,
          );
          peek(portal.file, (it) => mustBeApprovedOnce(it, form.id ?? ""));
        }
        mustBeWhole(portal.file);
        return {
          rounds: rounds(20, 3),
          seen: "one account, one mail, one line in the log each; all eight got the list again",
        };
      });
    },
  },
  {
    id: "X-2",
    what: "one admin approves while another rejects",
    async run(rounds) {
      const won = { approved: 0, rejected: 0 };
      return withPortal(async (portal, people) => {
        for (let round = 0; round < rounds(20, 3); round++) {
          await signUp(people, `decide-${round}`);
          const form = await approval(people, `nora@acme-decide-${round}.example`);
          const id = form.id ?? "";
          const page = `/admin/approvals/${id}/reject`;
          const rejecting = await people.nadia.form(page, ({ action }) => action?.includes("/reject") === true);
          const reasons = await people.nadia.get(page);
          const reason = /name="(\w+)"[^>]*value="(other|[a-z-]+)"/.exec(reasons.body);
          const answers = await Promise.all([
            people.nadia.again().post("/admin/approvals", { ...form, intent: "approve" }),
            people.nadia.again().post(rejecting.action, {
              ...rejecting.fields,
              ...(reason?.[1] ? { [reason[1]]: reason[2] ?? "" } : {}),
              reason: "Not a business that we serve.",
              rejectReason: "Not a business that we serve.",
            }),
          ]);
          must(
            answers.every(({ status }) => status < 500),
            `they answered ${answers.map(({ status }) => status)}`,
          );
          peek(portal.file, (it) => {
            const [row] = it.rows<{ approvedAt: string | null; rejectedAt: string | null; email: string }>(
              `SELECT "approvedAt", "rejectedAt", "email" FROM "SignupRequest" WHERE "id" = ?`,
              id,
            );
            must((row?.approvedAt === null) !== (row?.rejectedAt === null), "both or neither won");
            won[row?.approvedAt ? "approved" : "rejected"]++;
            const letters = it.rows<{ letter: string }>(
              `SELECT "letter" FROM "OutboxMail" WHERE "toEmail" = ? AND "letter" IN ('approved', 'rejected')`,
              row?.email ?? "",
            );
            must(letters.length <= 1, `it was told ${letters.length} outcomes`);
          });
        }
        mustBeWhole(portal.file);
        return {
          rounds: rounds(20, 3),
          seen: `one won each time (${won.approved} approved, ${won.rejected} rejected)`,
        };
      });
    },
  },
  {
    id: "X-3",
    what: "the customer cancels a request while the reseller quotes or declines it",
    async run(rounds) {
      const ends = new Map<string, number>();
      return withPortal(async (portal, people) => {
        for (let round = 0; round < rounds(40, 4); round++) {
          const { answer } = await requestProduct(people, `raced-${round}`);
          must(answer.status === 303, `the request answered ${answer.status}`);
          const id = peek(portal.file, (it) =>
            it.rows<{ id: string }>(`SELECT "id" FROM "ProductRequest" WHERE "note" = ?`, `Note raced-${round}`),
          )[0]?.id;
          const path = `${licensing}/requests/${id}`;
          const cancel = await people.marta.form(`${path}/cancel`, "cancel");
          const decline = await people.jonas.form(`${path}/decline`, "decline");
          const answers = await Promise.all([
            people.marta.again().post(cancel.action, { ...cancel.fields, reason: "Changed my mind." }),
            people.jonas.again().post(decline.action, { ...decline.fields, reason: "Not to be had." }),
          ]);
          must(
            answers.every(({ status }) => status < 500),
            `they answered ${answers.map(({ status }) => status)}`,
          );
          must(answers.filter(({ status }) => status === 303).length >= 1, "neither was done");
          const state = peek(portal.file, (it) =>
            it.rows<{ state: string }>(`SELECT "state" FROM "ProductRequest" WHERE "id" = ?`, id ?? ""),
          )[0]?.state;
          ends.set(state ?? "", (ends.get(state ?? "") ?? 0) + 1);
          must(state === "cancelled" || state === "declined", `it is ${state}`);
        }
        mustBeWhole(portal.file);
        const said = [...ends].map(([state, times]) => `${times} ${state}`).join(", ");
        return { rounds: rounds(40, 4), seen: `one end each, one change in its history: ${said}` };
      });
    },
  },
  {
    id: "X-4",
    what: "two different files for the same customer and date at once",
    async run(rounds) {
      return withPortal(async (portal, people) => {
        for (let round = 0; round < rounds(10, 2); round++) {
          const form = await people.nadia.form("/admin/health-checks/new", "upload");
          const date = `2023-01-${String(round + 1).padStart(2, "0")}`;
          const fields = { ...form.fields, customer: await halden(people.nadia), date };
          const answers = await Promise.all(
            ["one", "two"].map((which) =>
              people.nadia.again().post(form.action, fields, {
                field: "file",
                name: `${which}.csv`,
                bytes: aHealthCheck(date, 30, which),
              }),
            ),
          );
          must(
            answers.every(({ status }) => status < 500),
            `they answered ${answers.map(({ status }) => status)}`,
          );
          const mixed = peek(portal.file, (it) =>
            it.count(
              `SELECT count(*) FROM (SELECT h."id" FROM "HealthCheck" h JOIN "Finding" f ON f."healthCheckId" = h."id"
               WHERE h."date" = ? GROUP BY h."id" HAVING count(DISTINCT substr(f."checkKey", 1, 9)) > 1)`,
              date,
            ),
          );
          must(mixed === 0, "rows of both files stand together");
        }
        mustBeWhole(portal.file);
        return {
          rounds: rounds(10, 2),
          seen: "each draft holds one file's rows, and is told of the other when published",
        };
      });
    },
  },
  {
    id: "X-5",
    what: "a partner works on while the customer ends the partnership",
    async run(rounds) {
      let after = 0;
      let before = 0;
      for (let round = 0; round < rounds(12, 2); round++) {
        await withPortal(async (portal, people) => {
          const requests = peek(portal.file, (it) =>
            it.rows<{ id: string }>(`SELECT r."id" FROM "ProductRequest" r JOIN "Business" b ON b."id" = r."customerId"
              WHERE b."slug" = 'halden-precision' AND r."closedAt" IS NULL`),
          );
          const declining: { action: string; fields: Record<string, string> }[] = [];
          for (const { id } of requests) {
            const page = `${licensing}/requests/${id}/decline`;
            declining.push(await people.jonas.form(page, "decline").catch(() => ({ action: "", fields: {} })));
          }
          const ending = await people.marta.form(`${profile}/partners`, ({ buttons }) =>
            buttons.some(({ value }) => value === "end"),
          );
          const possible = declining.filter(({ action }) => action !== "");
          must(possible.length > 0, "the partner had nothing to do");
          const answers = await Promise.all([
            people.marta.again().post(ending.action, { ...ending.fields, intent: "end" }),
            ...possible.map(async ({ action, fields }, nth) => {
              await pause(nth * 2);
              return people.jonas.again().post(action, { ...fields, reason: "No longer to be had." });
            }),
          ]);
          must(
            answers.every(({ status }) => status < 500),
            `they answered ${answers.map(({ status }) => status)}`,
          );
          peek(portal.file, (it) => {
            const [end] = it.rows<{ id: number }>(`SELECT "id" FROM "AuditEvent" WHERE "action" = 'partnership.end'`);
            must(end !== undefined, `the partnership did not end: ${answers[0]?.status}`);
            const jonas = `"actorId" = (SELECT "id" FROM "User" WHERE "email" = 'jonas@corvus-networks.example')
              AND "action" = 'request.decline'`;
            after += it.count(`SELECT count(*) FROM "AuditEvent" WHERE ${jonas} AND "id" > ?`, end.id);
            before += it.count(
              `SELECT count(*) FROM "AuditEvent" WHERE ${jonas} AND "id" < ? AND "id" > ?`,
              end.id,
              end.id - 20,
            );
          });
          mustBeWhole(portal.file);
        });
      }
      must(after === 0, `${after} of the partner's changes were stored after its end`);
      return { rounds: rounds(12, 2), seen: `${before} changes before the end, none after it` };
    },
  },
  {
    id: "X-6",
    what: "ten sign-ups of one address at once",
    async run(rounds) {
      return withPortal(async (portal, people) => {
        for (let round = 0; round < rounds(10, 2); round++) {
          const written = await atOnce(10, () =>
            signUp({ ...people, stranger: people.stranger.again() }, `same-${round}`),
          );
          const alike = new Set(written.map(({ answer }) => `${answer.status} ${answer.headers.location}`));
          must(alike.size === 1, `they answered ${[...alike]}`);
          const count = peek(portal.file, (it) =>
            it.count(`SELECT count(*) FROM "SignupRequest" WHERE "email" = ?`, `nora@acme-same-${round}.example`),
          );
          must(count === 1, `${count} requests wait`);
        }
        mustBeWhole(portal.file);
        return { rounds: rounds(10, 2) * 10, seen: "one request, ten equal answers" };
      });
    },
  },
  {
    id: "X-7",
    what: "others read while a file of 50,000 rows is imported",
    async run() {
      return withPortal(async (portal, people) => {
        const read = async (until: () => boolean, least: number) => {
          const times: number[] = [];
          while (times.length < least || !until()) {
            const { status, ms } = await people.marta.get(`${profile}`);
            must(status === 200, `a page answered ${status}`);
            times.push(ms);
          }
          return times;
        };
        await read(() => true, 60);
        const idle = await read(() => true, 120);
        const form = await people.nadia.form("/admin/health-checks/new", "upload");
        const fields = { ...form.fields, customer: await halden(people.nadia), date: "2022-01-01" };
        const bytes = aHealthCheck("2022-01-01", 50_000, "large");
        let isOver = false;
        const importing = people.nadia
          .again()
          .post(form.action, fields, { field: "file", name: "large.csv", bytes })
          .then(async (answer) => {
            must(answer.status === 303, `the upload answered ${answer.status}`);
            const done = () =>
              peek(portal.file, (it) =>
                it.count(`SELECT count(*) FROM "HealthCheck" WHERE "date" = '2022-01-01' AND "readyAt" IS NOT NULL`),
              );
            for (let look = 0; look < 600 && done() === 0; look++) await pause(100);
            must(done() === 1, "the import came to no end");
            isOver = true;
          });
        const busy = await read(() => isOver, 60);
        await importing;
        mustBeWhole(portal.file);
        const [rest, meanwhile] = [idle, busy].map((times) => quantile(times, 0.99));
        must(
          (meanwhile ?? 0) < Math.max(250, 12 * (rest ?? 0)),
          `pages took ${meanwhile} ms meanwhile, ${rest} ms at rest`,
        );
        return { rounds: 1, seen: `pages p99 ${meanwhile?.toFixed(0)} ms meanwhile, ${rest?.toFixed(0)} ms at rest` };
      });
    },
  },
  {
    id: "X-8",
    what: "an upgrade is suggested while its product is retired; settings change while a request is made",
    async run(rounds) {
      return withPortal(async (portal, people) => {
        for (let round = 0; round < rounds(8, 2); round++) {
          const sku =
            ["ZIA-ADV-FW", "ZIA-ATP", "ZIA-CAC", "ZIA-BWC", "ZIA-ADV-DNS", "ZIA-SIPA", "ZIA-VSE", "ZIA-PSE"][round] ??
            "";
          const page = `${licensing}/products/${sku}/suggest`;
          const suggest = await people.nadia.form(page, "suggest").catch(() => null);
          const retire = await people.nadia.form(`/admin/catalogue/${sku}`, ({ buttons }) =>
            buttons.some(({ value }) => value === "retire"),
          );
          const settings = await people.nadia.form("/admin/settings", "settings");
          const answers: Answer[] = await Promise.all([
            ...(suggest
              ? [people.nadia.again().post(suggest.action, { ...suggest.fields, reason: "It would help." })]
              : []),
            people.nadia.again().post(retire.action, { ...retire.fields, intent: "retire", seen: "on" }),
            people.nadia.again().post(settings.action, { ...settings.fields, leadDays: String(15 + round) }),
            requestProduct(people, `retired-${round}`).then(
              ({ answer }) => answer,
              () => ({ status: 404, headers: {}, body: "", ms: 0 }),
            ),
          ]);
          must(
            answers.every(({ status }) => status < 500),
            `they answered ${answers.map(({ status }) => status)}`,
          );
        }
        mustBeWhole(portal.file);
        mustHaveWholeAudit(portal.file);
        return { rounds: rounds(8, 2), seen: "no failure among the answers, all invariants hold" };
      });
    },
  },
];

async function everyForm(people: People, name: string): Promise<Filled[]> {
  const { marta, nadia, stranger } = people;
  const filled: Filled[] = [];
  const add = async (
    what: string,
    by: Visitor,
    path: string,
    id: string,
    fields: Record<string, string>,
    count: string,
  ) => {
    const form = await by.form(path, id);
    filled.push({
      name: what,
      by,
      form,
      fields: { ...form.fields, ...fields },
      count: `SELECT count(*) FROM ${count}`,
    });
  };
  await add(
    "sign-up",
    stranger,
    "/signup",
    "signup",
    {
      businessName: `Acme ${name}`,
      businessWebsite: `www.acme-${name}.example`,
      firstName: "Nora",
      lastName: "Berg",
      email: `nora@acme-${name}.example`,
      privacy: "1",
      terms: "1",
    },
    `"SignupRequest" WHERE "email" = 'nora@acme-${name}.example'`,
  );
  await add(
    "team member",
    marta,
    `${profile}/team`,
    "add",
    { name: `Member ${name}`, role: "" },
    `"TeamMember" WHERE "name" = 'Member ${name}'`,
  );
  await add(
    "objective",
    marta,
    `${profile}/alignment`,
    "objective",
    { title: `Objective ${name}`, priority: "should" },
    `"Objective" WHERE "title" = 'Objective ${name}'`,
  );
  await add(
    "service",
    marta,
    `${profile}/cost-reduction`,
    "service",
    { name: `Service ${name}`, expirationDate: "2030-06-30" },
    `"LegacyService" WHERE "name" = 'Service ${name}'`,
  );
  await add(
    "responsibility",
    marta,
    `${profile}/team/responsibilities`,
    "add",
    { name: `Responsibility ${name}`, phase: "Plan" },
    `"Responsibility" WHERE "name" = 'Responsibility ${name}'`,
  );
  await add(
    "invitation",
    marta,
    `${profile}/partners`,
    "invite-managed_service",
    { businessName: `Corvus ${name}`, email: `ray@corvus-${name}.example` },
    `"Partnership" WHERE "invitedEmail" = 'ray@corvus-${name}.example'`,
  );
  await add(
    "score",
    nadia,
    `${profile}/journey/ma`,
    "score",
    { cm360Score: "2", cm360Feedback: `Feedback ${name}` },
    `"JourneyScoreChange" WHERE "note" = 'Feedback ${name}'`,
  );
  await add(
    "comment",
    marta,
    `${customerPath}/health-checks/2026-07-01/findings/2/follow-up`,
    "comment",
    { text: `Comment ${name}` },
    `"FollowUpComment" WHERE "text" = 'Comment ${name}'`,
  );
  await add(
    "domain rule",
    nadia,
    "/admin/email-domains",
    "email-domain",
    { domain: `mail-${name}.example`, decision: "block" },
    `"EmailDomainRule" WHERE "domain" = 'mail-${name}.example'`,
  );
  await add(
    "product",
    nadia,
    "/admin/catalogue/new",
    "product",
    { sku: `FAULT-${name.toUpperCase()}`, name: "P", family: "Internet Access", summary: "S", description: "D" },
    `"Product" WHERE "sku" = 'FAULT-${name.toUpperCase()}'`,
  );
  const product = `${licensing}/products/ZIA-ADV-FW`;
  const { body } = await marta.get(product);
  const cart = /<select[^>]*name="cart".*?<option value="(\d{4}-\d\d-\d\d)"/s.exec(body)?.[1] ?? "";
  await add(
    "request",
    marta,
    product,
    "request-form",
    { cart, quantity: "100", note: `Note ${name}` },
    `"ProductRequest" WHERE "note" = 'Note ${name}'`,
  );
  return filled;
}

const atOnce = <T>(times: number, work: () => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: times }, work));

/** The hidden fields of the button that approves the sign-up of an address. */
async function approval({ nadia }: People, email: string): Promise<Record<string, string>> {
  const path = `/admin/approvals?q=${encodeURIComponent(email)}`;
  return (await nadia.form(path, ({ id }) => id?.startsWith("approve-") === true)).fields;
}

function mustBeApprovedOnce(it: Peek, id: string): void {
  const events = it.count(
    `SELECT count(*) FROM "AuditEvent" WHERE "action" = 'signup.approve' AND "subjectId" = ?`,
    id,
  );
  must(events === 1, `${events} approvals stand in the log`);
  const mails = it.count(
    `SELECT count(*) FROM "OutboxMail" m JOIN "SignupRequest" r ON r."userId" = m."userId" WHERE r."id" = ?`,
    id,
  );
  must(mails === 1, `${mails} mails tell of the approval`);
}
