import { beforeAll, describe, expect, test } from "vitest";
import type { CustomerAccess } from "~/access/access.server";
import { capabilitiesOf, type Role } from "~/access/keys";
import { addDays, today } from "~/infra/calendar";
import { readCursor, writeCursor } from "~/infra/cursor";
import { seedReferenceData } from "../../../prisma/seed/reference.server";
import { aCustomer, actorOf, anAdmin, aPartner, type Business, type Person } from "../../../tests/support/cast";
import { aRequest, aTerm } from "../../../tests/support/requests";
import { historyLine } from "./history";
import { problemsOf } from "./problems";
import { getRequestPage } from "./request-page.server";
import { closedPerPage } from "./requests.server";
import { getRequestsPage } from "./requests-page.server";
import { readRequestSort } from "./requests-sort";
import { groundsOf, held, planned } from "./test-grounds";

beforeAll(seedReferenceData);

const day = today();

function accessOf(customer: Business, person: Person, role: Role): CustomerAccess {
  const keys = capabilitiesOf([role]);
  return { actor: actorOf(person), customer, roles: [role], may: (key) => keys.has(key) };
}

const pageOf = (access: CustomerAccess, query = "", page: string | null = null) =>
  getRequestsPage(access, { sort: readRequestSort(new URLSearchParams(query)), cursor: readCursor(page) });

describe("Requested Products", () => {
  test("shows a customer's own open requests, the earliest last safe day first, or as the URL says", async () => {
    const nora = await aCustomer();
    const gina = await aCustomer("Gina", "Globex");
    await aRequest(gina.business, gina);
    await aRequest(nora.business, nora, { sku: "ZPA-BIZ-EDITION", startDate: addDays(day, 200) });
    await aRequest(nora.business, nora, { sku: "ZIA-BIZ-EDITION", startDate: addDays(day, 100) });
    const access = accessOf(nora.business, nora, "customer");
    const skus = async (query: string) => (await pageOf(access, query)).open.map(({ sku }) => sku);
    expect(await skus("")).toEqual(["ZIA-BIZ-EDITION", "ZPA-BIZ-EDITION"]);
    expect(await skus("sort=nonsense")).toEqual(["ZIA-BIZ-EDITION", "ZPA-BIZ-EDITION"]);
    expect(await skus("sort=-effect")).toEqual(["ZPA-BIZ-EDITION", "ZIA-BIZ-EDITION"]);
    expect(await skus("sort=-product")).toEqual(["ZPA-BIZ-EDITION", "ZIA-BIZ-EDITION"]);
  });

  test("says who acts next, as each reader would say it, and offers each only what will work", async () => {
    const nora = await aCustomer();
    const ray = await aPartner(nora.business, "reseller");
    const pia = await aPartner(nora.business, "professional_service", "Pia");
    await aRequest(nora.business, nora, { state: "quoted" });
    const seenBy = async (person: Person, role: Role) => {
      const [request] = (await pageOf(accessOf(nora.business, person, role))).open;
      return { who: request?.who, moves: request?.moves };
    };
    expect(await seenBy(nora, "customer")).toEqual({
      who: { name: nora.business.name, isReader: true },
      moves: ["accept-quote", "decline-quote", "change", "cancel"],
    });
    expect((await seenBy(ray, "reseller")).who).toEqual({ name: nora.business.name, isReader: false });
    expect(await seenBy(pia, "professional_service")).toMatchObject({ who: { isReader: false }, moves: [] });
  });

  test("names the reseller as the one who sends the quote, and Secure Dynamics where there is none", async () => {
    const nora = await aCustomer();
    const ada = await anAdmin();
    await aRequest(nora.business, nora);
    const who = async (person: Person, role: Role) =>
      (await pageOf(accessOf(nora.business, person, role))).open[0]?.who;
    expect(await who(nora, "customer")).toEqual({ name: "Secure Dynamics", isReader: false });
    expect(await who(ada, "admin")).toEqual({ name: "Secure Dynamics", isReader: true });
    const ray = await aPartner(nora.business, "reseller");
    expect(await who(ray, "reseller")).toEqual({ name: ray.business.name, isReader: true });
    expect(await who(ada, "admin")).toEqual({ name: ray.business.name, isReader: false });
  });

  test("marks what stands on Subscriptions too, and what has a problem", async () => {
    const nora = await aCustomer();
    await aTerm(nora.business, { endDate: addDays(day, 300) });
    await aRequest(nora.business, nora, { renewalDate: addDays(day, 299) });
    const [request] = (await pageOf(accessOf(nora.business, nora, "customer"))).open;
    expect(request?.isSubscribed).toBe(true);
    expect(request?.problems.join()).toContain(`ends on ${addDays(day, 300)}, not on ${addDays(day, 299)}`);
  });

  test("lists what is closed in pages, with what happened", async () => {
    const nora = await aCustomer();
    for (let i = 0; i <= closedPerPage; i += 1) await aRequest(nora.business, nora, { state: "cancelled" });
    const access = accessOf(nora.business, nora, "customer");
    const first = await pageOf(access);
    expect([first.open.length, first.closed.total, first.closed.requests.length]).toEqual([0, "21", closedPerPage]);
    expect(first.closed.previous).toBeNull();
    const beyond = await pageOf(access, "", first.closed.next);
    expect([beyond.closed.requests.length, beyond.closed.next]).toEqual([1, null]);
    const back = await pageOf(access, "", beyond.closed.previous);
    expect(back.closed.requests).toEqual(first.closed.requests);
    const nowhere = await pageOf(access, "", writeCursor({ side: "after", key: "1999", id: "0" }));
    expect(nowhere.closed.requests).toEqual(first.closed.requests);
    expect(beyond.closed.requests[0]).toMatchObject({
      state: "cancelled",
      closedBy: { name: nora.name, business: null },
    });
  });
});

test("one request says all about itself, and nothing to a stranger", async () => {
  const nora = await aCustomer();
  const gina = await aCustomer("Gina", "Globex");
  const { id } = await aRequest(nora.business, nora, { quantity: 250 });
  const page = await getRequestPage(accessOf(nora.business, nora, "customer"), id);
  expect(page).toMatchObject({ count: "250 users", step: "Send the quote", moves: ["change", "cancel"] });
  expect(page?.history).toMatchObject([{ who: nora.name, did: "requested it" }]);
  expect(await getRequestPage(accessOf(gina.business, gina, "customer"), id)).toBeNull();
});

describe("a problem of a request", () => {
  const zia = "ZIA-BIZ-EDITION";
  const sandbox = { ...planned("ZIA-ADV-SANDBOX", "2027-01-01"), renewalDate: null };

  test("is that nothing meets its need any more", () => {
    expect(problemsOf(sandbox, groundsOf(sandbox.sku))).toEqual([
      "Needs Zscaler Internet Access - Essentials Edition or another like it: nothing meets it from 2027-01-01.",
    ]);
    expect(problemsOf(sandbox, groundsOf(sandbox.sku, { terms: [held(zia, "2026-12-31")] })).join()).toContain(
      "ends before, on 2026-12-31",
    );
    expect(problemsOf(sandbox, groundsOf(sandbox.sku, { terms: [held(zia, "2027-12-31")] }))).toEqual([]);
    expect(problemsOf(sandbox, groundsOf(sandbox.sku, { openRequests: [planned(zia, "2027-01-01")] }))).toEqual([]);
  });

  test("is that the end date it joins has changed, until that day has passed", () => {
    const renewal = { ...planned(zia, "2027-04-01"), renewalDate: "2027-03-31" };
    const at = (endDate: string, today = "2026-11-22") =>
      problemsOf(renewal, groundsOf(zia, { today, terms: [held(zia, endDate)] }));
    expect(at("2027-03-31")).toEqual([]);
    expect(at("2027-06-30").join()).toContain("ends on 2027-06-30, not on 2027-03-31");
    expect(at("2027-06-30", "2027-04-01")).toEqual([]);
    expect(problemsOf(renewal, groundsOf(zia))).toEqual([]);
  });

  test("is that the product is no longer sold", () => {
    expect(problemsOf({ ...planned("ZPC", "2027-01-01"), renewalDate: null }, groundsOf("ZPC"))).toEqual([
      "It is no longer sold.",
    ]);
  });
});

describe("a line of the history", () => {
  test("shows the beginning of a file's fingerprint", () => {
    const after = { "SHA-256": "ab12".repeat(16) };
    expect(historyLine({ ...change, kind: "quoted", after }, "Halden").details).toEqual(["SHA-256: ab12ab12ab12…"]);
  });

  const change = {
    id: 1,
    words: "",
    before: null,
    after: null,
    at: new Date(0),
    byName: "Jonas Weber",
    byBusiness: null,
  };

  test("says who did it, and for whom", () => {
    const line = historyLine({ ...change, kind: "quoted", byBusiness: "Corvus Networks" }, "Halden Precision");
    expect(`${line.who} ${line.did}`).toBe("Jonas Weber, Corvus Networks, for Halden Precision sent a quote");
  });

  test("says what changed, and leaves out what did not", () => {
    const before = { "Number of Users": "2,000", Note: "", "Shopping Cart": "Renewal of 2027-03-31" };
    const after = { "Number of Users": "2,400", Note: "More", "Shopping Cart": "Renewal of 2027-03-31" };
    expect(historyLine({ ...change, kind: "changed", before, after }, "Halden").details).toEqual([
      "Number of Users changed from 2,000 to 2,400",
      "Note changed from nothing to More",
    ]);
    expect(historyLine({ ...change, kind: "requested", after: before }, "Halden").details).toEqual([
      "Number of Users: 2,000",
      "Shopping Cart: Renewal of 2027-03-31",
    ]);
  });
});
