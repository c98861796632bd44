import { beforeAll, describe, expect, test } from "vitest";
import { db } from "~/infra/db.server";
import { bundledLists } from "~/signup/business-email.server";
import { seedReferenceData } from "../../prisma/seed/reference.server";
import { aCustomer, get, post } from "../../tests/support/cast";
import { action, loader } from "./signup.route";

beforeAll(seedReferenceData);
beforeAll(bundledLists);

let people = 0;

/** What a person types, with both boxes checked; each call is another person. */
function typed(changes: Record<string, string | string[]> = {}): Record<string, string | string[]> {
  const domain = `northgate-${++people}-${Math.random().toString(36).slice(2, 8)}.example`;
  return {
    businessName: "Northgate Tools GmbH",
    businessWebsite: `www.${domain}`,
    firstName: "Ida",
    lastName: "Brandt",
    email: `ida@${domain}`,
    phone: "+49 30 5550 147",
    jobTitle: "Head of IT",
    privacy: "on",
    terms: "on",
    ...changes,
  };
}

async function send(fields: Record<string, string | string[]>): Promise<Response> {
  return action({ request: post("/signup", fields), params: {}, context: {} }) as Promise<Response>;
}

async function errorsOf(response: Response): Promise<Record<string, string[]>> {
  expect(response.status).toBe(400);
  return (await response.json()).result.error;
}

const requestsOf = (email: unknown) => db.signupRequest.findMany({ where: { email: String(email) } });
const lettersTo = async (email: unknown) =>
  (await db.outboxMail.findMany({ where: { toEmail: String(email) }, orderBy: { createdAt: "asc" } })).map(
    ({ letter }) => letter,
  );

describe("Sign Up", () => {
  test("keeps the request and tells the applicant", async () => {
    const fields = typed();
    const answer = await send(fields);
    expect([answer.status, answer.headers.get("Location")]).toEqual([303, "/signup/received"]);
    const [request] = await requestsOf(fields.email);
    const domain = String(fields.email).split("@")[1];
    expect(request).toMatchObject({
      businessName: "Northgate Tools GmbH",
      businessWebsite: `https://www.${domain}`,
      websiteDomain: domain,
      emailDomain: domain,
      firstName: "Ida",
      jobTitle: "Head of IT",
      privacyVersion: 1,
      termsVersion: 1,
      approvedAt: null,
    });
    expect(await lettersTo(fields.email)).toEqual(["signup-received"]);
    expect(await db.auditEvent.count({ where: { subjectId: request?.id ?? "", action: "signup.request" } })).toBe(1);
  });

  test("says at each field what to do, and sends back what was typed", async () => {
    const { privacy, terms, ...fields } = typed({ businessWebsite: "northgate tools", email: "ida@gmail.com" });
    const answer = await send({ ...fields, privacy: "on", firstName: " ", phone: "later" });
    const { result } = await answer.clone().json();
    expect(await errorsOf(answer)).toEqual({
      businessWebsite: ["Enter the website as an address, such as www.northgate-tools.example"],
      firstName: ["Enter your first name"],
      email: ["Use your business email: gmail.com is a free-mail address"],
      phone: ["Enter the phone number with digits, such as +49 30 5550 147"],
      terms: ["Agree to the Terms and Conditions to sign up"],
    });
    expect(result.initialValue).toMatchObject({
      businessWebsite: "northgate tools",
      privacy: "on",
      lastName: "Brandt",
    });
    expect(await requestsOf("ida@gmail.com")).toEqual([]);
  });

  test("asks for what is missing", async () => {
    expect(Object.keys(await errorsOf(await send({})))).toEqual([
      "businessName",
      "businessWebsite",
      "firstName",
      "lastName",
      "email",
      "privacy",
      "terms",
    ]);
  });

  test.each(["Acme\u202Eelpmaxe", "Acme\u200BTools", "Acme\nBcc: eve@evil.example", "A".repeat(121)])(
    "S-14 refuses the business name %j",
    async (businessName) => {
      expect(await errorsOf(await send(typed({ businessName })))).toHaveProperty("businessName");
    },
  );

  test("S-11 refuses a field that is sent twice, and takes no other field", async () => {
    expect(await errorsOf(await send(typed({ firstName: ["Ida", "Eve"] })))).toHaveProperty("firstName");
    const fields = typed({ approvedAt: "2026-01-01", partnershipId: "x", role: "admin" });
    await send(fields);
    expect(await requestsOf(fields.email)).toMatchObject([{ approvedAt: null, partnershipId: null }]);
  });

  test("asks to read a text again that changed while the page was open", async () => {
    expect(await errorsOf(await send(typed({ privacy: "7" })))).toEqual({
      privacy: ["The Privacy Policy changed while this page was open: read it and agree again"],
    });
  });

  test("A-8 answers the same for a known address, whose owner gets a letter", async () => {
    const nora = await aCustomer();
    const unknown = await send(typed());
    const known = await send(typed({ email: nora.email.toUpperCase() }));
    expect([known.status, await known.text(), [...known.headers]]).toEqual([
      unknown.status,
      await unknown.text(),
      [...unknown.headers],
    ]);
    expect(await requestsOf(nora.email)).toEqual([]);
  });

  test("gives an approved person without a password a fresh link instead", async () => {
    const nora = await aCustomer();
    await send(typed({ email: nora.email }));
    expect(await lettersTo(nora.email)).toEqual(["signup-approved"]);
    expect(await db.passwordToken.count({ where: { userId: nora.userId } })).toBe(1);
  });

  test("tells a waiting applicant that the request is there already", async () => {
    const fields = typed();
    await send(fields);
    await send(fields);
    expect(await requestsOf(fields.email)).toHaveLength(1);
    expect(await lettersTo(fields.email)).toEqual(["signup-received", "signup-waits"]);
  });

  test("does one thing when the same form is sent ten times at once", async () => {
    const { formKey } = await (await loader({ request: get("/signup"), params: {}, context: {} })).json();
    const fields = typed({ formKey });
    const answers = await Promise.all(Array.from({ length: 10 }, () => send(fields)));
    expect(new Set(answers.map((answer) => `${answer.status} ${answer.headers.get("Location")}`)).size).toBe(1);
    expect(await requestsOf(fields.email)).toHaveLength(1);
    expect(await lettersTo(fields.email)).toEqual(["signup-received"]);
  });

  test("takes a corrected address from a form that was sent before", async () => {
    const formKey = crypto.randomUUID();
    const [first, second] = [typed({ formKey }), typed({ formKey })];
    await send(first);
    await send(second);
    expect(await requestsOf(second.email)).toHaveLength(1);
  });

  test("makes one request of ten different forms for one address, and mails at most five times an hour", async () => {
    const { email } = typed();
    const answers = await Promise.all(Array.from({ length: 10 }, () => send(typed({ email: email ?? "" }))));
    expect(answers.map((answer) => answer.status)).toEqual(Array(10).fill(303));
    expect(await requestsOf(email)).toHaveLength(1);
    expect(await lettersTo(email)).toHaveLength(5);
  });

  test("waits for the same moment to answer, whichever address it was", async () => {
    const nora = await aCustomer();
    for (const changes of [{ email: nora.email }, {}]) {
      const startedAt = performance.now();
      await send(typed(changes));
      expect(performance.now() - startedAt).toBeGreaterThan(248);
    }
  });

  test("shows the versions that the boxes agree to", async () => {
    expect(await (await loader({ request: get("/signup"), params: {}, context: {} })).json()).toMatchObject({
      versions: { privacy: 1, terms: 1 },
    });
  });
});
