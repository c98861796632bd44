import { setTimeout as pause } from "node:timers/promises";
import { peek, type Value } from "./database";
import { must } from "./fault";
import { customerPath, type People } from "./stage";
import { type Answer, NoForm } from "./visitor";

/** A write that the portal said was done, and the question that finds it: how often it must be there. */
export interface Proof {
  what: string;
  sql: string;
  values: Value[];
}

export interface Written {
  answer: Answer;
  /** The proof that is owed once the answer is a 303. */
  proof: Proof;
}

/** Makes one change through the pages, as somebody with a browser does; `nth` makes it unlike all others. */
export type Write = (people: People, nth: string) => Promise<Written>;

const profile = `${customerPath}/profile`;
const licensing = `${customerPath}/licensing`;

function proven(what: string, sql: string, ...values: Value[]): Proof {
  return { what, sql: `SELECT count(*) FROM ${sql}`, values };
}

export const signUp: Write = async ({ stranger }, nth) => {
  const email = `nora@acme-${nth}.example`;
  const fields = {
    businessName: `Acme ${nth}`,
    businessWebsite: `www.acme-${nth}.example`,
    firstName: "Nora",
    lastName: "Berg",
    email,
    privacy: "1",
    terms: "1",
  };
  const answer = await stranger.submit("/signup", "signup", fields);
  return { answer, proof: proven("sign-up", `"SignupRequest" WHERE "email" = ?`, email) };
};

export const approve: Write = async ({ nadia }) => {
  const form = await nadia.form("/admin/approvals", ({ id }) => id?.startsWith("approve-") === true);
  const answer = await nadia.post("/admin/approvals", { ...form.fields, intent: "approve" });
  const approved = `"SignupRequest" r JOIN "User" u ON u."id" = r."userId" JOIN "OutboxMail" m ON m."userId" = u."id"
    WHERE r."id" = ? AND r."approvedAt" IS NOT NULL`;
  return { answer, proof: proven("approval", approved, form.fields.id ?? "") };
};

export const addTeamMember: Write = async ({ marta }, nth) => {
  const answer = await marta.submit(`${profile}/team`, "add", { name: `Member ${nth}`, role: "Engineer" });
  return { answer, proof: proven("team member", `"TeamMember" WHERE "name" = ?`, `Member ${nth}`) };
};

export const addObjective: Write = async ({ marta }, nth) => {
  const fields = { title: `Objective ${nth}`, priority: "should" };
  const answer = await marta.submit(`${profile}/alignment`, "objective", fields);
  return { answer, proof: proven("objective", `"Objective" WHERE "title" = ?`, `Objective ${nth}`) };
};

export const addService: Write = async ({ marta }, nth) => {
  const answer = await marta.submit(`${profile}/cost-reduction`, "service", {
    name: `Service ${nth}`,
    expirationDate: "2030-06-30",
  });
  return { answer, proof: proven("legacy service", `"LegacyService" WHERE "name" = ?`, `Service ${nth}`) };
};

export const addResponsibility: Write = async ({ marta }, nth) => {
  const fields = { name: `Responsibility ${nth}`, phase: "Plan" };
  const answer = await marta.submit(`${profile}/team/responsibilities`, "add", fields);
  return { answer, proof: proven("responsibility", `"Responsibility" WHERE "name" = ?`, `Responsibility ${nth}`) };
};

export const scoreTopic: Write = async ({ nadia }, nth) => {
  const fields = { cm360Score: String(nth.length % 6), cm360Feedback: `Feedback ${nth}` };
  const answer = await nadia.submit(`${profile}/journey/ma`, "score", fields);
  return { answer, proof: proven("score", `"JourneyScoreChange" WHERE "note" = ?`, `Feedback ${nth}`) };
};

export const inviteReseller: Write = async ({ marta }, nth) => {
  const email = `ray@corvus-${nth}.example`;
  const fields = { businessName: `Corvus ${nth}`, email };
  const answer = await marta.submit(`${profile}/partners`, "invite-managed_service", fields);
  return { answer, proof: proven("invitation", `"Partnership" WHERE "invitedEmail" = ?`, email) };
};

const products = ["ZIA-ADV-FW", "ZIA-ATP", "ZIA-CAC", "ZIA-BWC", "ZIA-ADV-DNS", "ZIA-SIPA", "ZIA-VSE", "ZIA-PSE"];

export const requestProduct: Write = async ({ marta }, nth) => {
  const sku = products[Number(nth.split("-").at(-1)) % products.length] ?? "";
  const page = `${licensing}/products/${sku}`;
  const form = await marta.form(page, "request-form");
  const cart = form.fields.cart || (await firstQuarter(page, marta));
  const answer = await marta.post(page, { ...form.fields, cart, quantity: "100", note: `Note ${nth}` });
  return { answer, proof: proven("request", `"ProductRequest" WHERE "note" = ?`, `Note ${nth}`) };
};

async function firstQuarter(page: string, person: People["marta"]): Promise<string> {
  const { body } = await person.get(page);
  return /<select[^>]*name="cart".*?<option value="(\d{4}-\d\d-\d\d)"/s.exec(body)?.[1] ?? "";
}

export const cancelRequest: Write = async ({ marta }, nth) => {
  const list = await marta.get(`${licensing}/requests`);
  const path = /action="([^"]*\/requests\/[0-9a-f-]{36})\/cancel"/.exec(list.body)?.[1];
  if (!path) throw new NoForm("no request is open");
  const answer = await marta.submit(`${path}/cancel`, "cancel", { reason: `Reason ${nth}` });
  const sql = `"ProductRequest" WHERE "id" = ? AND "state" = 'cancelled'`;
  return { answer, proof: proven("cancellation", sql, path.split("/").at(-1) ?? "") };
};

export const ruleDomain: Write = async ({ nadia }, nth) => {
  const fields = { domain: `mail-${nth}.example`, decision: "block", note: "" };
  const answer = await nadia.submit("/admin/email-domains", "email-domain", fields);
  return { answer, proof: proven("domain rule", `"EmailDomainRule" WHERE "domain" = ?`, `mail-${nth}.example`) };
};

export const addProduct: Write = async ({ nadia }, nth) => {
  const sku = `FAULT-${nth}`.toUpperCase();
  const fields = { sku, name: `Product ${nth}`, family: "Internet Access", summary: "Made while things broke." };
  const answer = await nadia.submit("/admin/catalogue/new", "product", { ...fields, description: "As said." });
  return { answer, proof: proven("product", `"Product" WHERE "sku" = ?`, sku) };
};

export const uploadHealthCheck: Write = async ({ nadia }, nth) => {
  const form = await nadia.form("/admin/health-checks/new", "upload");
  const date = dateOf(nth);
  const upload = { field: "file", name: `check-${nth}.csv`, bytes: aHealthCheck(date, 20, nth) };
  const customer = form.fields.customer || (await halden(nadia));
  const answer = await nadia.post("/admin/health-checks/new", { ...form.fields, customer, date }, upload);
  const sql = `"HealthCheck" h JOIN "HealthCheckFile" f ON f."healthCheckId" = h."id" WHERE f."name" = ? AND h."readyAt" IS NOT NULL`;
  return { answer, proof: proven("upload", sql, `check-${nth}.csv`) };
};

export async function halden(admin: People["nadia"]): Promise<string> {
  const { body } = await admin.get("/admin/health-checks/new");
  return /<option value="([^"]+)"[^>]*>[^<]*Halden/.exec(body)?.[1] ?? "";
}

export function aHealthCheck(date: string, rows: number, nth: string): Buffer {
  const lines = Array.from({ length: rows }, (_, row) => {
    const status = ["Pass", "Fail", "Warning"][row % 3];
    return `${date},Internet Access,Area ${row % 12},check.${nth}.${row},Check number ${row},${status},High,Off,Found in ${nth},Turn it on.,It matters.,`;
  });
  const header =
    "Assessment Date,Product,Technology Area,Check ID,Check,Status,Severity,Current Setting,Finding,Recommendation,Impact,Reference";
  return Buffer.from(`${[header, ...lines].join("\n")}\n`);
}

function dateOf(nth: string): string {
  const day = [...nth].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 2_000, 7);
  return new Date(Date.UTC(2020, 0, 1) + day * 86_400_000).toISOString().slice(0, 10);
}

export const everyWrite: Record<string, Write> = {
  signUp,
  approve,
  addTeamMember,
  addObjective,
  addService,
  addResponsibility,
  scoreTopic,
  inviteReseller,
  requestProduct,
  cancelRequest,
  ruleDomain,
  addProduct,
  uploadHealthCheck,
};

/** Four people at work at once, until they are told to stop or the portal is gone. */
export class Load {
  readonly acknowledged: Proof[] = [];
  /** Answers that are neither done nor refused for what was typed. */
  readonly failures: Answer[] = [];
  readonly ms: number[] = [];
  refused = 0;
  #stopped = false;
  #hands: Promise<unknown>;

  constructor(people: People, name: string) {
    const shifts: Write[][] = [
      [signUp, addTeamMember, addResponsibility],
      [addObjective, addService, inviteReseller],
      [approve, ruleDomain, scoreTopic, addProduct, uploadHealthCheck],
      [requestProduct, cancelRequest],
    ];
    this.#hands = Promise.all(shifts.map((writes, hand) => this.#work(people, writes, `${name}-${hand}`)));
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    await this.#hands;
  }

  /** Until so many writes are acknowledged, or time is up. */
  async until(count: number, patienceMs: number): Promise<void> {
    const begun = performance.now();
    while (this.acknowledged.length < count && performance.now() - begun < patienceMs) await pause(2);
  }

  async #work(people: People, writes: Write[], name: string): Promise<void> {
    for (let turn = 0; !this.#stopped; turn++) {
      try {
        const { answer, proof } = await (writes[turn % writes.length] as Write)(people, `${name}-${turn}`);
        if (answer.status === 303) this.acknowledged.push(proof);
        else if (answer.status >= 500) this.failures.push(answer);
        else this.refused++;
        this.ms.push(answer.ms);
      } catch (error) {
        // The portal is gone, or the page had nothing left to do.
        if (!(error instanceof NoForm)) return;
        this.refused++;
      }
    }
  }
}

/** All that was said to be done is there. */
export function mustHoldAll(file: string, proofs: Proof[]): void {
  peek(file, (database) => {
    const lost = proofs.filter(({ sql, values }) => database.count(sql, ...values) < 1);
    must(
      lost.length === 0,
      `${lost.length} acknowledged writes are lost: ${lost
        .slice(0, 3)
        .map(({ what, values }) => `${what} ${values}`)
        .join(", ")}`,
    );
  });
}
