import { beforeAll, describe, expect, test } from "vitest";
import { endpoints, handle } from "./support/app";
import { aCustomer, anAdmin, aPartner, get, loggedInAnew, type Person, post } from "./support/cast";

/**
 * Every URL of routes.ts × GET and POST × everyone. A route without a row here fails, and so does a row without a route.
 * in: gets past the guard (a page, or a form that is sent back as 400) · login: sent to log in · 403 · 404 ·
 * 405: the page takes no POST · home: sent to one's own first page
 */
type Answer = "in" | "login" | "home" | 403 | 404 | 405;

const people = [
  "visitor",
  "nora", // the customer's own
  "gina", // another customer
  "ray", // reseller, accepted
  "pia", // professional service, accepted
  "max", // managed service, accepted
  "ines", // reseller, only invited
  "eva", // professional service, ended
  "ada", // admin
  "dan", // reseller, declined
] as const;
type Name = (typeof people)[number];
type Row = Record<Name, Answer>;

/** Who declined stands everywhere as who was ended. */
const row = (...answers: Answer[]): Row =>
  Object.fromEntries(people.map((name, i) => [name, answers[i] ?? answers[people.indexOf("eva")]])) as Row;
const everyone = (answer: Answer) => row(...people.map(() => answer));

//                     visitor  nora  gina  ray   pia   max   ines  eva   ada
const loggedIn = row("login", "in", "in", "in", "in", "in", "in", "in", "in");
const notAdmin = row("login", "in", "in", "in", "in", "in", "in", "in", 403);
const admins = row("login", 403, 403, 403, 403, 403, 403, 403, "in");
const allKeys = row("login", "in", 404, "in", "in", "in", 404, 404, "in");
const ownersOnly = row("login", "in", 404, 403, 403, 403, 404, 404, "in");
const notReseller = row("login", "in", 404, 403, "in", "in", 404, 404, "in");
const resellerOnly = row("login", "in", 404, "in", 403, 403, 404, 404, "in");
const visitorsOnly = row("in", "home", "home", "home", "home", "home", "home", "home", "home");
const invitedOnly = row("login", 404, 404, 404, 404, 404, "in", 404, 404);
const scorers = row("login", "in", 404, 403, 403, 403, 404, 404, "in");
const cancellers = row("login", "in", 404, "in", 403, 403, 404, 404, "in");
const fulfillers = row("login", 403, 404, "in", 403, 403, 404, 404, "in");
const customersOnly = row("login", "in", 404, 403, 403, 403, 404, 404, 403);
const suggesters = row("login", 403, 404, 403, 403, 403, 404, 404, "in");
const anyone = everyone("in");
const noPost = everyone(405);
// A customer's page says so within its frame, which asks first who is there.
const noPostInFrame = row("login", 405, 405, 405, 405, 405, 405, 405, 405);

const matrix: Record<string, { get: Row; post: Row }> = {
  "/": { get: visitorsOnly, post: visitorsOnly },
  "/signup": { get: anyone, post: anyone },
  "/signup/received": { get: anyone, post: noPost },
  "/privacy": { get: anyone, post: noPost },
  "/terms": { get: anyone, post: noPost },
  "/change-password/:token": { get: anyone, post: anyone },
  "/reset-password": { get: anyone, post: anyone },
  "/reset-password/:token": { get: anyone, post: anyone },
  "/password-set": { get: anyone, post: noPost },
  // Without a right password given before, the way leads back.
  "/login/second-step": { get: everyone("home"), post: anyone },
  "/join/:token": { get: anyone, post: anyone },
  "/email-change/:token": { get: anyone, post: anyone },
  "/email-change/undo/:token": { get: anyone, post: anyone },
  "/unsubscribe/:token": { get: everyone(404), post: anyone },
  // Without Mailgun's key the address does not exist.
  "/webhooks/mailgun": { get: everyone(404), post: everyone(404) },
  // The address is the key: whoever is logged in learns no more of an unknown one.
  "/calendar/:token": { get: everyone(404), post: noPost },
  "/.well-known/security.txt": { get: anyone, post: noPost },
  "/.well-known/change-password": { get: everyone("home"), post: noPost },
  "/logout": { get: anyone, post: anyone },
  "/customers": { get: row("login", "home", "home", "in", "in", "in", "in", "in", "in"), post: noPost },
  "/customers.csv": { get: row("login", "home", "home", "in", "in", "in", "in", "in", "in"), post: noPost },
  "/requests": { get: row("login", "home", "home", "in", "in", "in", "in", "in", "home"), post: noPost },
  "/requests.csv": { get: row("login", "home", "home", "in", "in", "in", "in", "in", "home"), post: noPost },
  "/invitations/:invitation": { get: invitedOnly, post: invitedOnly },
  "/customers/:customer/profile": { get: allKeys, post: noPostInFrame },
  "/customers/:customer/profile/partners": { get: ownersOnly, post: ownersOnly },
  "/customers/:customer/profile/alignment": { get: allKeys, post: ownersOnly },
  "/customers/:customer/profile/alignment/:objective": { get: allKeys, post: ownersOnly },
  "/customers/:customer/profile/journey": { get: notReseller, post: noPostInFrame },
  "/customers/:customer/profile/journey/:topic": { get: notReseller, post: scorers },
  "/customers/:customer/profile/cost-reduction": { get: resellerOnly, post: ownersOnly },
  "/customers/:customer/profile/cost-reduction/import": { get: ownersOnly, post: ownersOnly },
  "/customers/:customer/profile/cost-reduction/services.csv": { get: resellerOnly, post: noPost },
  "/customers/:customer/profile/cost-reduction/:service": { get: resellerOnly, post: ownersOnly },
  "/customers/:customer/profile/team": { get: allKeys, post: ownersOnly },
  "/customers/:customer/profile/team/team.csv": { get: allKeys, post: noPost },
  "/customers/:customer/profile/team/import": { get: ownersOnly, post: ownersOnly },
  "/customers/:customer/profile/team/members/:member": { get: ownersOnly, post: ownersOnly },
  "/customers/:customer/profile/team/members/:member/delete": { get: ownersOnly, post: ownersOnly },
  "/customers/:customer/profile/team/responsibilities": { get: ownersOnly, post: ownersOnly },
  "/customers/:customer/profile/team/responsibilities/:responsibility": { get: allKeys, post: ownersOnly },
  "/customers/:customer/close": { get: ownersOnly, post: ownersOnly },
  "/customers/:customer/export": { get: ownersOnly, post: noPostInFrame },
  "/customers/:customer/export.zip": { get: ownersOnly, post: ownersOnly },
  "/customers/:customer/profile/activated": { get: ownersOnly, post: ownersOnly },
  "/customers/:customer/health-checks": { get: notReseller, post: noPostInFrame },
  "/customers/:customer/health-checks/:date": { get: notReseller, post: noPostInFrame },
  "/customers/:customer/health-checks/:date/findings/:line": { get: notReseller, post: noPostInFrame },
  "/customers/:customer/health-checks/:date/findings.csv": { get: notReseller, post: noPost },
  "/customers/:customer/health-checks/:date/findings/:line/follow-up": { get: notReseller, post: ownersOnly },
  "/customers/:customer/health-checks/compare": { get: notReseller, post: noPostInFrame },
  "/customers/:customer/health-checks/follow-ups": { get: notReseller, post: noPostInFrame },
  "/customers/:customer/health-checks/follow-ups/follow-ups.csv": { get: notReseller, post: noPost },
  "/customers/:customer/health-checks/:date/report": { get: notReseller, post: suggesters },
  "/customers/:customer/health-checks/:date/report.css": { get: notReseller, post: noPost },
  "/customers/:customer/health-checks/:date/report.pdf": { get: notReseller, post: noPost },
  "/customers/:customer/health-checks/help/:area": { get: notReseller, post: noPostInFrame },
  "/customers/:customer/licensing": { get: allKeys, post: noPostInFrame },
  "/customers/:customer/licensing/subscriptions.csv": { get: allKeys, post: noPost },
  "/customers/:customer/licensing/calendar": { get: allKeys, post: noPostInFrame },
  "/customers/:customer/licensing/requests": { get: allKeys, post: noPostInFrame },
  "/customers/:customer/licensing/requests/:request": { get: allKeys, post: noPostInFrame },
  "/customers/:customer/licensing/requests/:request/change": { get: cancellers, post: cancellers },
  "/customers/:customer/licensing/requests/:request/cancel": { get: cancellers, post: cancellers },
  "/customers/:customer/licensing/requests/:request/quote": { get: fulfillers, post: fulfillers },
  "/customers/:customer/licensing/requests/:request/quotes/:quote": { get: allKeys, post: noPost },
  "/customers/:customer/licensing/requests/:request/decide": { get: customersOnly, post: customersOnly },
  "/customers/:customer/licensing/requests/:request/order": { get: fulfillers, post: fulfillers },
  "/customers/:customer/licensing/requests/:request/complete": { get: fulfillers, post: fulfillers },
  "/customers/:customer/licensing/requests/:request/decline": { get: fulfillers, post: fulfillers },
  "/customers/:customer/licensing/products/:sku": { get: allKeys, post: resellerOnly },
  "/customers/:customer/licensing/products/:sku/dismiss": { get: ownersOnly, post: ownersOnly },
  "/customers/:customer/licensing/products/:sku/suggest": { get: suggesters, post: suggesters },
  "/customers/:customer/licensing/requests/requests.csv": { get: allKeys, post: noPost },
  "/customers/:customer/log": { get: ownersOnly, post: noPostInFrame },
  "/customers/:customer/log.csv": { get: ownersOnly, post: noPost },
  "/training": { get: loggedIn, post: noPost },
  "/inbox": { get: loggedIn, post: loggedIn },
  "/search": { get: loggedIn, post: noPost },
  "/search/suggestions": { get: loggedIn, post: noPost },
  "/account": { get: loggedIn, post: loggedIn },
  "/account/notifications": { get: loggedIn, post: loggedIn },
  "/account/sessions": { get: loggedIn, post: loggedIn },
  "/account/two-step": { get: loggedIn, post: loggedIn },
  "/account/two-step/set-up": { get: loggedIn, post: loggedIn },
  "/account/two-step/recovery-codes": { get: loggedIn, post: loggedIn },
  "/account/email": { get: loggedIn, post: loggedIn },
  "/account/calendar": { get: loggedIn, post: loggedIn },
  "/account/close": { get: loggedIn, post: loggedIn },
  "/account/export": { get: loggedIn, post: noPost },
  "/account/export.zip": { get: loggedIn, post: loggedIn },
  "/account/colleagues": { get: notAdmin, post: notAdmin },
  "/admin": { get: admins, post: noPost },
  "/admin/people/:person/second-step": { get: admins, post: admins },
  "/admin/approvals": { get: admins, post: admins },
  "/admin/approvals.csv": { get: admins, post: noPost },
  "/admin/approvals/:id/reject": { get: admins, post: admins },
  "/admin/partners": { get: admins, post: noPost },
  "/admin/partners.csv": { get: admins, post: noPost },
  "/admin/businesses/:business": { get: admins, post: admins },
  "/admin/businesses/:business/suspend": { get: admins, post: admins },
  "/admin/businesses/:business/view": { get: admins, post: admins },
  "/admin/people/:person": { get: admins, post: admins },
  "/admin/admins": { get: admins, post: admins },
  "/view/end": { get: row("login", "home", "home", "home", "home", "home", "home", "home", "home"), post: loggedIn },
  "/admin/health-checks": { get: admins, post: noPost },
  "/admin/health-checks/new": { get: admins, post: admins },
  "/admin/health-checks/imports/:id": { get: admins, post: noPost },
  "/admin/health-checks/:id": { get: admins, post: admins },
  "/admin/health-checks/:id/preview": { get: admins, post: noPost },
  "/admin/health-checks/:id/file": { get: admins, post: noPost },
  "/admin/requests": { get: admins, post: noPost },
  "/admin/requests.csv": { get: admins, post: noPost },
  "/admin/settings": { get: admins, post: admins },
  "/admin/settings/security": { get: admins, post: admins },
  "/admin/settings/reminders": { get: admins, post: admins },
  "/admin/reminders": { get: admins, post: noPost },
  "/admin/reminders.csv": { get: admins, post: noPost },
  "/admin/reminders/rehearsal": { get: admins, post: noPost },
  "/admin/reminders/rehearsal.csv": { get: admins, post: noPost },
  "/admin/catalogue": { get: admins, post: noPost },
  "/admin/catalogue.csv": { get: admins, post: noPost },
  "/admin/catalogue/import": { get: admins, post: admins },
  "/admin/catalogue/new": { get: admins, post: admins },
  "/admin/catalogue/:sku": { get: admins, post: admins },
  "/admin/catalogue/:sku/relations": { get: admins, post: admins },
  "/admin/journey-topics": { get: admins, post: noPost },
  "/admin/journey-topics/:topic": { get: admins, post: admins },
  "/admin/upgrade-rules": { get: admins, post: noPost },
  "/admin/upgrade-rules/new": { get: admins, post: admins },
  "/admin/upgrade-rules/:rule": { get: admins, post: admins },
  "/admin/technology-areas": { get: admins, post: noPost },
  "/admin/technology-areas/new": { get: admins, post: admins },
  "/admin/technology-areas/:area": { get: admins, post: admins },
  "/admin/email-domains": { get: admins, post: admins },
  "/admin/texts": { get: admins, post: noPost },
  "/admin/texts/:key": { get: admins, post: admins },
  "/admin/texts/:key/versions/:version": { get: admins, post: admins },
  "/admin/outbox": { get: admins, post: admins },
  "/admin/outbox.csv": { get: admins, post: noPost },
  "/admin/outbox/:id": { get: admins, post: admins },
  "/admin/outbox/:id/html": { get: admins, post: noPost },
  "/admin/letters": { get: admins, post: noPost },
  "/admin/letters/:letter": { get: admins, post: admins },
  "/admin/letters/:letter/html": { get: admins, post: noPost },
  "/admin/jobs": { get: admins, post: admins },
  "/admin/audit": { get: admins, post: noPost },
  "/admin/audit.csv": { get: admins, post: noPost },
};

let cast: Record<Exclude<Name, "visitor">, Person>;
let slug: string;
let invitation: string;

beforeAll(async () => {
  const nora = await aCustomer("Nora", "Acme");
  const ines = await aPartner(nora.business, "reseller", "Ines", "invited");
  slug = nora.business.slug;
  cast = {
    nora,
    gina: await aCustomer("Gina", "Globex"),
    ray: await aPartner(nora.business, "reseller", "Ray"),
    pia: await aPartner(nora.business, "professional_service", "Pia"),
    max: await aPartner(nora.business, "managed_service", "Max"),
    ines,
    eva: await aPartner(nora.business, "professional_service", "Eva", "ended"),
    ada: await anAdmin(),
    dan: await aPartner(nora.business, "reseller", "Dan", "declined"),
  };
  invitation = ines.partnershipId;
});

test("Z-1 every route has a row, and every row a route", () => {
  expect(endpoints.map(({ path }) => path).sort()).toEqual(Object.keys(matrix).sort());
});

describe.each(endpoints.map(({ path }) => path))("%s", (path) => {
  test.each(people)("answers %s as the table says", async (name) => {
    const expected = matrix[path];
    if (!expected) throw new Error(`${path} has no row`);
    const who = name === "visitor" ? undefined : await loggedInAnew(cast[name]);
    const url = addressOf(path);
    expect({ GET: await answerTo(get(url, who)) }).toEqual({ GET: allowing(expected.get[name], path) });
    expect({ POST: await answerTo(post(url, {}, who)) }).toEqual({
      POST: allowing(expected.post[name], path),
    });
  });
});

/** What one who is let in may see where the record of the address does not exist: 404 after the guard is still "in". */
function allowing(answer: Answer, path: string): unknown {
  const needsRecord =
    /:(date|line|area|sku|id|key|objective|service|member|responsibility|request|quote|rule|person)\b/.test(path);
  return answer === "in" && needsRecord ? expect.toSatisfy((seen: unknown) => seen === "in" || seen === 404) : answer;
}

function addressOf(path: string): string {
  return path
    .replace(":customer", slug)
    .replace(":business", slug)
    .replace(":invitation", invitation)
    .replace(":date", "2026-07-01")
    .replace(":line", "2")
    .replace(":topic", "tls-inspection")
    .replace(":area", "zia.ssl-inspection")
    .replace(":sku", "ZIA-BIZ-EDITION")
    .replace(":key", "privacy")
    .replace(":token", "no-such-token")
    .replace(":letter", "password-reset")
    .replace(":request", "00000000-0000-4000-8000-000000000000")
    .replace(":quote", "00000000-0000-4000-8000-000000000000")
    .replace(":person", "00000000-0000-4000-8000-000000000000")
    .replace(":id", "00000000-0000-4000-8000-000000000000");
}

async function answerTo(request: Request): Promise<Answer | string> {
  const answer = await handle(request);
  const to = answer.headers.get("Location");
  if (to?.startsWith("/?redirectTo=")) return "login";
  if (answer.status === 302 && to) return new URL(request.url).pathname === "/logout" ? "in" : "home";
  if (answer.status === 403 || answer.status === 404 || answer.status === 405) return answer.status;
  return answer.status < 500 ? "in" : `${answer.status}`;
}
