import { randomUUID } from "node:crypto";
import { beforeAll } from "vitest";
import { findActor } from "~/access/session.server";
import { offerKey } from "~/account/two-step/offer.server";
import { upload } from "~/health-checks/upload.server";
import { addDays, today } from "~/infra/calendar";
import { db, transact } from "~/infra/db.server";
import { issuePasswordToken } from "~/login/password-token.server";
import { unsubscribePath } from "~/notifications/unsubscribe-token.server";
import { aCustomer, actorOf, anAdmin, aPartner, type Business, get, loggedInAnew, type Person } from "./cast";
import { goodPassword, lettersTo, withPassword } from "./logins";
import { queueNotice } from "./mails";
import { drawn } from "./page";
import { aRequest, aTerm } from "./requests";
import { codeOf, withSecondStep } from "./second-step";
import { aMember, aResponsibility } from "./team";
import { done, perform, type Step } from "./walk";

export type Walk = () => Promise<Step>;

let nora: Person & { business: Business };
let ray: Person;
let ada: Person;
let base: string;

beforeAll(async () => {
  nora = await withPassword(await aCustomer("Nora", "Acme"));
  ray = await aPartner(nora.business, "reseller", "Ray");
  ada = await withPassword(await anAdmin());
  base = `/customers/${nora.business.slug}`;
});

const soon = addDays(today(), 60);
const later = addDays(today(), 400);
const twice = { newPassword: "seven grey herons fly", confirmPassword: "seven grey herons fly" };
const pdf = () => new File(["%PDF-1.7\na quote"], "quote.pdf", { type: "application/pdf" });
const csv = (...lines: string[]) => new File([lines.join("\r\n")], "file.csv", { type: "text/csv" });

/**
 * Every action of routes.ts, and every intent of each, as a browser without scripts does it once: the page to open, and what
 * is filled in. Call it, and all that must have happened before has happened.
 */
export const walks: Record<string, Record<string, Walk>> = {
  "/": {
    "": async () => {
      const eva = await withPassword(await aCustomer("Eva", "Initech"));
      return { as: null, page: "/", fields: { email: eva.email, password: goodPassword }, by: eva.userId };
    },
  },
  "/signup": { "": async () => ({ as: null, page: "/signup", fields: applicant("Ida"), by: "portal" }) },
  "/change-password/:token": { "": () => withToken("set", "/change-password") },
  "/reset-password/:token": { "": () => withToken("reset", "/reset-password") },
  "/join/:token": {
    "": async () => {
      const email = `per@${nora.business.slug}.example`;
      await done("invite", await colleague(email));
      return {
        as: null,
        page: `/join/${await secretTo(email)}`,
        fields: twice,
        by: "somebody",
        about: nora.business.id,
      };
    },
  },
  "/email-change/:token": { "": async () => confirming(await aPerson()) },
  "/email-change/undo/:token": {
    "": async () => {
      const who = await aPerson();
      const oldEmail = who.email;
      await perform("", await confirming(who));
      return { as: null, page: `/email-change/undo/${await secretTo(oldEmail)}`, by: who.userId };
    },
  },
  "/logout": { "": async () => ({ as: await loggedInAnew(nora), page: "/training", row: "/logout" }) },
  "/invitations/:invitation": {
    accept: () => invited(),
    decline: async () => ({ ...(await invited()), fields: { reason: "We no longer sell it." } }),
  },
  "/customers/:customer/profile/partners": {
    invite: async () => ({ as: nora, page: `${base}/profile/partners`, fields: partner("pia@northgate.example") }),
    "send-again": () => partnershipOf("invited"),
    withdraw: () => partnershipOf("invited"),
    end: () => partnershipOf("accepted"),
  },
  "/customers/:customer/profile/alignment": { "": async () => objective() },
  "/customers/:customer/profile/alignment/:objective": {
    "": async () => ({ as: nora, page: await anObjective(), fields: { title: "Retire every VPN" } }),
    remove: async () => ({ as: nora, page: await anObjective() }),
  },
  "/customers/:customer/profile/journey/:topic": {
    "": async () => ({ as: nora, page: `${base}/profile/journey/tls-inspection`, fields: { businessScore: "2" } }),
  },
  "/customers/:customer/profile/cost-reduction": {
    "": async () => ({
      ...{ as: nora, page: `${base}/profile/cost-reduction` },
      fields: { name: "Old VPN", expirationDate: later, decision: "undecided" },
    }),
  },
  "/customers/:customer/profile/cost-reduction/import": {
    "": async () => ({
      ...{ as: nora, page: `${base}/profile/cost-reduction/import`, next: {} },
      fields: { file: csv("Service Name,Expiration Date", `MPLS,${later}`) },
    }),
  },
  "/customers/:customer/profile/cost-reduction/:service": {
    "": async () => ({ as: nora, page: await aService(), fields: { vendor: "Baltic Carrier" } }),
    remove: async () => ({ as: nora, page: await aService() }),
  },
  "/customers/:customer/profile/team": {
    "": async () => ({ as: nora, page: `${base}/profile/team`, fields: { name: "Maja", role: "CISO" } }),
  },
  "/customers/:customer/profile/team/import": {
    "": async () => ({
      ...{
        as: nora,
        page: `${base}/profile/team/import`,
        fields: { file: csv("Name,Role", "Tomasz,Network") },
        next: {},
      },
    }),
  },
  "/customers/:customer/profile/team/members/:member": {
    "": async () => ({ as: nora, page: `${base}/profile/team/members/${await member()}`, fields: { role: "CIO" } }),
  },
  "/customers/:customer/profile/team/members/:member/delete": {
    "": async () => ({
      as: nora,
      page: `${base}/profile/team/members/${await member()}/delete`,
      fields: { successor: "nobody" },
    }),
  },
  "/customers/:customer/profile/team/responsibilities": {
    "take-over": async () => ({ as: nora, page: `${base}/profile/team/responsibilities` }),
    add: async () => ({
      ...{ as: nora, page: `${base}/profile/team/responsibilities`, fields: { name: "Rotate keys", phase: "Run" } },
    }),
  },
  "/customers/:customer/profile/team/responsibilities/:responsibility": {
    save: async () => ({ as: nora, page: await responsibility(), fields: { name: "Rotate all keys" } }),
    remove: async () => ({ as: nora, page: await responsibility() }),
  },
  "/customers/:customer/profile/activated": {
    "": async () => ({ as: nora, page: `${base}/profile/activated`, fields: { jobTitle: "Head of Networks" } }),
  },

  "/login/second-step": {
    "": async () => {
      const eva = await withSecondStep(await withPassword(await aCustomer("Eva", "Initech")));
      const fields = { email: eva.email, password: goodPassword };
      const { cookie } = await perform("", { as: null, page: "/", fields });
      return { as: { userId: eva.userId, cookie }, page: "/login/second-step", fields: { code: codeOf(eva.key) } };
    },
  },
  "/unsubscribe/:token": {
    "": async () => {
      const { userId } = await aPerson();
      return { as: null, page: unsubscribePath(userId, "requests"), by: "somebody", about: "somebody" };
    },
  },
  "/customers/:customer/health-checks/:date/findings/:line/follow-up": {
    "": async () => ({ as: nora, page: await followUp(), fields: { status: "planned", dueDate: soon } }),
    comment: async () => ({ as: nora, page: await followUp(), fields: { text: "We look into it." } }),
    "remove-comment": async () => {
      const page = await followUp();
      await done("comment", { as: nora, page, fields: { text: "A mistake." } });
      return { as: nora, page };
    },
  },
  "/customers/:customer/licensing/products/:sku": {
    request: async () => ({
      as: nora,
      page: product("ZIA-BIZ-EDITION"),
      fields: { cart: await quarter(), quantity: "100" },
    }),
    purchased: async () => ({ as: nora, page: product("ZPA-PRA"), fields: { purchased: "on", endDate: later } }),
    correct: async () => {
      const { id } = await aTerm(nora.business, {
        sku: "ZDX-ADV",
        endDate: later,
        source: "portal",
        startDate: today(),
      });
      const fields = { endDate: addDays(later, 1), reason: "The order says so." };
      return { as: ray, page: `${product("ZDX-ADV")}?correct=${id}`, fields };
    },
  },
  "/customers/:customer/licensing/products/:sku/dismiss": {
    "": async () => {
      await suggested("Z-MDR");
      return { as: nora, page: `${product("Z-MDR")}/dismiss`, fields: { reason: "We have one." } };
    },
    restore: async () => {
      await suggested("ZDECEPTION");
      const page = `${product("ZDECEPTION")}/dismiss`;
      await done("", { as: nora, page, fields: { reason: "Not this year." } });
      return { as: nora, page };
    },
  },
  "/customers/:customer/licensing/products/:sku/suggest": {
    "": async () => suggestion("Z-RISK360"),
    withdraw: async () => {
      await suggested("ZPA-BIZ-EDITION");
      return { as: ada, page: `${product("ZPA-BIZ-EDITION")}/suggest` };
    },
  },
  "/customers/:customer/licensing/requests/:request/change": {
    "": () => moved("requested", "customer", "change", { quantity: "200" }),
  },
  "/customers/:customer/licensing/requests/:request/cancel": {
    "": () => moved("requested", "customer", "cancel", { reason: "No budget." }),
  },
  "/customers/:customer/licensing/requests/:request/quote": {
    "": async () => moved("requested", "seller", "quote", { validUntil: soon, file: pdf() }),
  },
  "/customers/:customer/licensing/requests/:request/decide": {
    accept: () => moved("quoted", "customer", "decide", {}),
    decline: () => moved("quoted", "customer", "decide", { reason: "Too dear." }),
  },
  "/customers/:customer/licensing/requests/:request/order": {
    "": () => moved("quoted", "seller", "order", { orderNumber: "PO-1" }, { isAccepted: true }),
  },
  "/customers/:customer/licensing/requests/:request/complete": {
    "": () => moved("ordered", "seller", "complete", { endDate: later }),
  },
  "/customers/:customer/licensing/requests/:request/decline": {
    "": () => moved("requested", "seller", "decline", { reason: "No longer sold." }),
  },
  "/customers/:customer/export.zip": {
    "": async () => ({ as: nora, page: `${base}/export`, row: `${base}/export.zip` }),
  },
  "/customers/:customer/close": {
    close: async () => closing(await aCustomer("Gina", "Globex")),
    keep: async () => {
      const gina = await aCustomer("Gina", "Globex");
      await done("close", closing(gina));
      return { as: gina, page: `/customers/${gina.business.slug}/close` };
    },
  },
  "/view/end": {
    "": async () => {
      const admin = await loggedInAnew(ada);
      await done("", viewing(admin));
      return { as: admin, page: `${base}/profile`, row: "/view/end" };
    },
  },
  "/account": {
    "": async () => ({ as: await aPerson(), page: "/account", fields: { currentPassword: goodPassword, ...twice } }),
  },
  "/account/sessions": {
    end: async () => {
      const who = await aPerson();
      await loggedInAnew(who);
      return { as: who, page: "/account/sessions" };
    },
    "end-others": async () => {
      const who = await aPerson();
      await loggedInAnew(who);
      return { as: who, page: "/account/sessions" };
    },
  },
  "/account/email": {
    change: async () => newEmail(await aPerson()),
    "send-again": () => afterAsking(),
    withdraw: () => afterAsking(),
  },
  "/account/colleagues": {
    invite: async () => colleague(`ole@${nora.business.slug}.example`),
    "send-again": () => afterInviting("siv"),
    withdraw: () => afterInviting("liv"),
    remove: () => withColleague(false),
    "make-owner": () => withColleague(false),
    "hand-over": () => withColleague(false),
    "step-down": async () => ({ ...(await withColleague(true)), row: undefined as never }),
  },
  "/account/calendar": {
    make: async () => ({ as: await aPerson(), page: "/account/calendar" }),
    revoke: async () => {
      const who = await aPerson();
      await done("make", { as: who, page: "/account/calendar" });
      return { as: who, page: "/account/calendar" };
    },
  },
  "/account/notifications": {
    "": async () => ({ as: await aPerson(), page: "/account/notifications", fields: { cadence: "weekly" } }),
  },
  "/account/two-step": {
    "": async () => {
      const who = await withSecondStep(await aPerson());
      return { as: who, page: "/account/two-step", fields: { currentPassword: goodPassword, code: codeOf(who.key) } };
    },
  },
  "/account/two-step/set-up": {
    "": async () => {
      const who = await aPerson();
      const actor = await findActor(get("/", who));
      if (!actor) throw new Error("not logged in");
      const { sealed, key } = offerKey(actor);
      const code = codeOf(key.replace(/ /g, ""));
      return {
        as: who,
        page: "/account/two-step/set-up",
        fields: { offer: sealed, currentPassword: goodPassword, code },
      };
    },
  },
  "/account/two-step/recovery-codes": {
    make: async () => {
      const who = await withSecondStep(await aPerson());
      const fields = { currentPassword: goodPassword, code: codeOf(who.key) };
      return { as: who, page: "/account/two-step/recovery-codes", fields };
    },
  },
  "/account/export.zip": { "": async () => ({ as: nora, page: "/account/export", row: "/account/export.zip" }) },
  "/account/close": {
    close: async () => leaving(),
    keep: async () => {
      const step = await leaving();
      await done("close", step);
      return { as: step.as, page: step.page };
    },
  },
  "/admin/approvals": {
    approve: async () => ({ as: ada, page: "/admin/approvals", row: await applied("Ole"), about: "somebody" }),
    undo: async () => {
      const id = await applied("Siv");
      await done("reject", rejecting(id));
      return { as: ada, page: "/admin/approvals?state=rejected", row: id };
    },
    "send-again": async () => {
      const id = await applied("Liv");
      await done("approve", { as: ada, page: "/admin/approvals", row: id });
      return { as: ada, page: "/admin/approvals?state=approved", row: id, about: "somebody" };
    },
  },
  "/admin/approvals/:id/reject": { reject: async () => rejecting(await applied("Tor")) },
  "/admin/businesses/:business": {
    restore: async () => {
      const { slug } = (await aCustomer("Gina", "Globex")).business;
      await done("", suspending(slug));
      return { as: ada, page: `/admin/businesses/${slug}` };
    },
  },
  "/admin/businesses/:business/suspend": {
    "": async () => suspending((await aCustomer("Gina", "Globex")).business.slug),
  },
  "/admin/businesses/:business/view": { "": async () => viewing(await loggedInAnew(ada)) },
  "/admin/people/:person": {
    disable: () => personOf("disable"),
    enable: async () => {
      const step = await personOf("disable");
      await done("disable", step);
      return step;
    },
    "end-sessions": () => personOf("end-sessions"),
    "send-link": () => personOf("send-link"),
    "make-owner": () => personOf("make-owner"),
  },
  "/admin/people/:person/second-step": {
    "": async () => {
      const who = await withSecondStep(await aPerson());
      return { as: ada, page: `/admin/people/${who.userId}/second-step`, fields: { reason: "The phone was lost." } };
    },
  },
  "/admin/health-checks/new": {
    "": async () => {
      const { business } = await aCustomer("Gina", "Globex");
      const file = new File([findings], "april.csv", { type: "text/csv" });
      return {
        as: ada,
        page: "/admin/health-checks/new",
        fields: { customer: business.id, date: "2026-04-01", file },
        about: business.id,
      };
    },
  },
  "/admin/health-checks/:id": {
    save: async () => ({
      as: ada,
      page: await draft(),
      fields: { executiveSummary: "All is well." },
      about: nora.business.id,
    }),
    preview: async () => ({
      as: ada,
      page: await draft(),
      fields: { executiveSummary: "All is well." },
      about: nora.business.id,
    }),
    publish: async () => ({ as: ada, page: await draft(), about: nora.business.id }),
    discard: async () => ({ as: ada, page: await draft(), about: nora.business.id }),
    withdraw: () => published(),
    "take-back": async () => {
      const step = await published();
      await done("withdraw", step);
      return step;
    },
    undo: () => published(),
  },
  "/admin/catalogue/import": {
    "": async () => ({
      ...{ as: ada, page: "/admin/catalogue/import", next: {} },
      fields: { file: csv("SKU,Name,Family,Kind,Unit,Summary", "ZS-WALKED,Walked,Suites,addon,user,What it is.") },
    }),
  },
  "/admin/catalogue/new": { "": async () => newProduct("ZS-NEW") },
  "/admin/catalogue/:sku": {
    "": async () => ({ as: ada, page: await catalogued("ZS-SAVED"), fields: { summary: "Other words." } }),
    retire: async () => ({ as: ada, page: await catalogued("ZS-RETIRED") }),
    "take-back": async () => {
      const page = await catalogued("ZS-BACK");
      await done("retire", { as: ada, page });
      return { as: ada, page };
    },
  },
  "/admin/catalogue/:sku/relations": {
    "": async () => ({
      ...{ as: ada, page: `${await catalogued("ZS-RELATED")}/relations`, fields: { requires: ["ZIA-BIZ-EDITION"] } },
    }),
  },
  "/admin/upgrade-rules/new": { save: async () => newRule("Z-RISK360") },
  "/admin/upgrade-rules/:rule": {
    save: async () => ({ as: ada, page: await aRule("ZDECEPTION"), fields: { reason: "It fits." } }),
    "switch-off": async () => ({ as: ada, page: await aRule("ZPA-PRA") }),
    "switch-on": async () => {
      const page = await aRule("ZIA-ADV-FW");
      await done("switch-off", { as: ada, page });
      return { as: ada, page };
    },
  },
  "/admin/settings": { "": async () => ({ as: ada, page: "/admin/settings", fields: { leadDays: "21" } }) },
  "/admin/settings/reminders": {
    "": async () => ({ as: ada, page: "/admin/settings/reminders", fields: { sender: "Secure Dynamics CM360" } }),
  },
  "/admin/settings/security": {
    "": async () => ({ as: ada, page: "/admin/settings/security", fields: { sessionDays: "20" } }),
  },
  "/admin/journey-topics/:topic": {
    "": async () => ({ as: ada, page: topic("vpn-replacement"), fields: { description: "Other words." } }),
    retire: async () => ({ as: ada, page: topic("tls-inspection") }),
    "bring-back": async () => {
      await done("retire", { as: ada, page: topic("dlp") });
      return { as: ada, page: topic("dlp") };
    },
  },
  "/admin/technology-areas/new": {
    "": async () => ({
      ...{ as: ada, page: "/admin/technology-areas/new?name=Walked&product=ZIA" },
      fields: { name: "Walked", product: "ZIA", key: "walked", helpWhat: "A", helpWhy: "B", helpGood: "C" },
    }),
  },
  "/admin/technology-areas/:area": {
    "": async () => ({
      as: ada,
      page: "/admin/technology-areas/zia.ssl-inspection",
      fields: { helpWhat: "Other words." },
    }),
  },
  "/admin/email-domains": {
    add: async () => domainRule("northgate.example"),
    remove: async () => {
      await done("add", domainRule("southgate.example"));
      return { as: ada, page: "/admin/email-domains", row: "southgate.example" };
    },
  },
  "/admin/texts/:key": {
    save: async () => ({ as: ada, page: "/admin/texts/training", fields: { body: "# Training\n\nOther words." } }),
    discard: async () => {
      const step = { as: ada, page: "/admin/texts/privacy" };
      await done("save", { ...step, fields: { body: "# Privacy\n\nA draft." } });
      return step;
    },
    publish: async () => ({ as: ada, page: "/admin/texts/terms", fields: { body: "# Terms\n\nOther words." } }),
  },
  "/admin/texts/:key/versions/:version": {
    "": async () => {
      await done("publish", { as: ada, page: "/admin/texts/privacy", fields: { body: "# Privacy\n\nNew words." } });
      return { as: ada, page: "/admin/texts/privacy/versions/1" };
    },
  },
  "/admin/admins": {
    "": async () => ({
      ...{ as: ada, page: "/admin/admins" },
      fields: { firstName: "Alan", lastName: "Admin", email: "alan@secure-dynamics.example" },
    }),
  },
  "/admin/outbox": {
    "send-again": async () => ({ as: ada, page: "/admin/outbox", row: await deadMail(), first: "" }),
    "send-all-again": async () => {
      await deadMail();
      return { as: ada, page: "/admin/outbox?state=dead&ask=send-all" };
    },
  },
  "/admin/outbox/:id": {
    "clear-mark": async () => {
      const id = await deadMail("bounced@acme.example");
      await transact((tx) =>
        tx.bouncedAddress.create({
          data: { email: "bounced@acme.example", kind: "bounced", detail: "No such mailbox" },
        }),
      );
      return { as: ada, page: `/admin/outbox/${id}` };
    },
  },
  "/admin/letters/:letter": { "": async () => ({ as: ada, page: "/admin/letters/signup-rejected" }) },
  "/admin/jobs": { "": async () => ({ as: ada, page: "/admin/jobs", row: "delete-expired" }) },
};

function applicant(firstName: string) {
  return {
    ...{
      businessName: "Northgate Tools",
      businessWebsite: "www.northgate-tools.example",
      firstName,
      lastName: "Brandt",
    },
    ...{ email: `${firstName.toLowerCase()}@northgate-tools.example`, privacy: "on", terms: "on" },
  };
}

async function aPerson() {
  return withPassword(await aCustomer("Per", "Umbrella"));
}

async function withToken(purpose: "set" | "reset", path: string): Promise<Step> {
  const { userId } = await aPerson();
  const token = await transact((tx) => issuePasswordToken(tx, userId, purpose));
  return { as: null, page: `${path}/${token}`, fields: twice, by: userId };
}

async function colleague(email: string): Promise<Step> {
  return { as: nora, page: "/account/colleagues", fields: { firstName: "Per", lastName: "Nygård", email } };
}

async function confirming(who: Person): Promise<Step> {
  const email = who.email.replace("@", ".new@");
  await done("change", newEmail(who));
  return { as: null, page: `/email-change/${await secretTo(email)}`, by: who.userId };
}

async function invited(): Promise<Step> {
  const ines = await aPartner(nora.business, "managed_service", "Ines", "invited");
  return { as: ines, page: `/invitations/${ines.partnershipId}`, about: nora.business.id };
}

const partner = (email: string) => ({ type: "professional_service", businessName: "Pia Partners", email });

async function partnershipOf(state: "invited" | "accepted"): Promise<Step> {
  const gina = await aCustomer("Gina", "Globex");
  const { partnershipId } = await aPartner(gina.business, "reseller", "Rob", state);
  return { as: gina, page: `/customers/${gina.business.slug}/profile/partners`, row: partnershipId };
}

function objective(): Step {
  return { as: nora, page: `${base}/profile/alignment`, fields: { title: "Retire the VPN", priority: "must" } };
}

async function anObjective(): Promise<string> {
  await done("", objective());
  const { id } = await db.objective.findFirstOrThrow({
    where: { customerId: nora.business.id, removedAt: null },
    orderBy: { createdAt: "desc" },
    select: { id: true },
  });
  return `${base}/profile/alignment/${id}`;
}

async function aService(): Promise<string> {
  const { id } = await transact((tx) =>
    tx.legacyService.create({
      data: { id: randomUUID(), customerId: nora.business.id, name: "VPN", expirationDate: later },
      select: { id: true },
    }),
  );
  return `${base}/profile/cost-reduction/${id}`;
}

const member = async () => (await aMember(nora.business.id, "Maja")).id;

const responsibility = async () =>
  `${base}/profile/team/responsibilities/${await aResponsibility(nora.business.id, "Rotate keys")}`;

function newEmail(who: Person): Step {
  const fields = { email: who.email.replace("@", ".new@"), currentPassword: goodPassword };
  return { as: who, page: "/account/email", fields };
}

async function afterAsking(): Promise<Step> {
  const who = await aPerson();
  await done("change", newEmail(who));
  return { as: who, page: "/account/email" };
}

async function afterInviting(name: string): Promise<Step> {
  const email = `${name}@${nora.business.slug}.example`;
  await done("invite", await colleague(email));
  const { id } = await db.colleagueInvitation.findFirstOrThrow({ where: { email }, select: { id: true } });
  return { as: nora, page: "/account/colleagues", row: id };
}

/** An owner, and the row of a second person of the business. */
async function withColleague(isOwner: boolean): Promise<Step> {
  const owner = await aPerson();
  const second = await secondPersonOf(owner, isOwner);
  return { as: owner, page: "/account/colleagues", row: second.userId };
}

async function secondPersonOf(owner: Person & { business: Business }, isOwner: boolean): Promise<Person> {
  const other = await aCustomer("Siv", "Other");
  await transact((tx) =>
    tx.user.update({
      where: { id: other.userId },
      data: { businessId: owner.business.id, ownerSince: isOwner ? new Date() : null },
    }),
  );
  return withPassword({ ...other, business: owner.business });
}

async function leaving(): Promise<Step> {
  const owner = await aPerson();
  return { as: await secondPersonOf(owner, false), page: "/account/close", fields: { password: goodPassword } };
}

const closing = (owner: Person & { business: Business }): Step => ({
  ...{ as: owner, page: `/customers/${owner.business.slug}/close`, fields: { name: owner.business.name } },
});

const product = (sku: string) => `${base}/licensing/products/${sku}`;

const suggestion = (sku: string): Step => ({
  as: ada,
  page: `${product(sku)}/suggest`,
  fields: { reason: "It fits." },
});

const suggested = (sku: string) => done("", suggestion(sku));

/** One of the quarters that the page offers. */
async function quarter(): Promise<string> {
  const page = await (await drawn(get(product("ZIA-BIZ-EDITION"), nora))).text();
  return [...page.matchAll(/<option[^>]*value="(\d{4}-\d\d-\d\d)"/g)].at(-1)?.[1] ?? "";
}

/** A request of a customer of its own, which has a seller. */
async function moved(
  state: "requested" | "quoted" | "ordered",
  by: "customer" | "seller",
  page: string,
  fields: Record<string, string | File>,
  quote: { isAccepted?: boolean } = {},
): Promise<Step> {
  const customer = await aCustomer("Gina", "Globex");
  const seller = await aPartner(customer.business, "reseller", "Rob");
  const { path } = await aRequest(customer.business, customer, { state, ...(state === "quoted" ? { quote } : {}) });
  return { as: by === "customer" ? customer : seller, page: `${path}/${page}`, fields };
}

const findings = [
  "Technology Area,Check ID,Check,Status",
  "SSL Inspection,a.b,Inspected,Fail",
  "DNS,c.d,Filtered,Pass",
].join("\r\n");
let days = 0;

async function draft(customerId = nora.business.id): Promise<string> {
  days += 1;
  const file = { date: addDays("2026-01-01", days), name: "file.csv", bytes: Buffer.from(findings) };
  const outcome = await upload(customerId, file, actorOf(ada));
  if (outcome.outcome !== "drafted") throw new Error(`the upload was ${outcome.outcome}`);
  return `/admin/health-checks/${outcome.healthCheckId}`;
}

async function published(): Promise<Step> {
  const page = await draft();
  await done("publish", { as: ada, page });
  return { as: ada, page, about: nora.business.id };
}

async function followUp(): Promise<string> {
  await published();
  return `${base}/health-checks/${addDays("2026-01-01", days)}/findings/2/follow-up`;
}

const viewing = (admin: Person): Step => ({
  ...{ as: admin, page: `/admin/businesses/${nora.business.slug}/view`, fields: { reason: "They asked for help." } },
});

const suspending = (slug: string): Step => ({
  ...{ as: ada, page: `/admin/businesses/${slug}/suspend`, fields: { reason: "Nothing was paid." } },
});

/** The page of a second person, whom an admin may do anything with. */
async function personOf(_move: string): Promise<Step> {
  const { userId } = await secondPersonOf(await aPerson(), false);
  return { as: ada, page: `/admin/people/${userId}` };
}

async function applied(firstName: string): Promise<string> {
  const fields = applicant(firstName);
  const email = fields.email.replace("northgate-tools", `tools-of-${firstName.toLowerCase()}`);
  const businessWebsite = `www.tools-of-${firstName.toLowerCase()}.example`;
  await done("", { as: null, page: "/signup", fields: { ...fields, email, businessWebsite } });
  return (await db.signupRequest.findFirstOrThrow({ where: { email }, select: { id: true } })).id;
}

const rejecting = (id: string): Step => ({
  ...{ as: ada, page: `/admin/approvals/${id}/reject`, fields: { code: "not-served" } },
});

function newProduct(sku: string): Step {
  const fields = { sku, name: sku, family: "Suites", kind: "addon", unit: "user", summary: "What it is." };
  return { as: ada, page: "/admin/catalogue/new", fields };
}

async function catalogued(sku: string): Promise<string> {
  await done("", newProduct(sku));
  return `/admin/catalogue/${sku}`;
}

/** The first answer shows whom it affects. */
function newRule(sku: string): Step {
  const fields = { product: sku, owned: "ZIA-BIZ-EDITION", reason: "It goes well with it." };
  return { as: ada, page: "/admin/upgrade-rules/new", fields, first: "preview", next: { intent: "save" } };
}

async function aRule(sku: string): Promise<string> {
  await done("save", newRule(sku));
  const { id } = await db.upgradeRule.findFirstOrThrow({
    where: { sku },
    orderBy: { createdAt: "desc" },
    select: { id: true },
  });
  return `/admin/upgrade-rules/${id}`;
}

const topic = (key: string) => `/admin/journey-topics/${key}`;

const domainRule = (domain: string): Step => ({
  ...{ as: ada, page: "/admin/email-domains", fields: { domain, decision: "allow" } },
});

async function deadMail(to?: string): Promise<string> {
  const toEmail = await queueNotice(to);
  await transact((tx) => tx.outboxMail.updateMany({ where: { toEmail }, data: { deadAt: new Date(), answer: "No." } }));
  return (await db.outboxMail.findFirstOrThrow({ where: { toEmail }, select: { id: true } })).id;
}

async function secretTo(email: string): Promise<string> {
  const secret = (await lettersTo(email)).findLast((letter) => letter.secret)?.secret;
  if (!secret) throw new Error(`no letter with a link to ${email}`);
  return secret;
}
