import { beforeAll, describe, expect, test } from "vitest";
import { capabilitiesOf } from "~/access/keys";
import { transact } from "~/infra/db.server";
import { seedReferenceData } from "../../../prisma/seed/reference.server";
import { handle } from "../../../tests/support/app";
import { aCustomer, aPartner, get } from "../../../tests/support/cast";
import { getCalendar } from "./calendar.server";
import { coTermOf } from "./co-term";
import { type DatedRequest, type DatedTerm, entriesOf } from "./entries";
import { readCalendarFilter } from "./entry-kinds";
import { pictureOf } from "./picture";
import { quarterOf, windowAround } from "./window";

const today = "2026-11-22";
const changedAt = new Date("2026-11-01T10:00:00Z");

const aTerm = (fields: Partial<DatedTerm> = {}): DatedTerm => ({
  id: "t1",
  sku: "ZIA-BIZ-EDITION",
  name: "Internet Access",
  startDate: "2026-04-01",
  endDate: "2027-03-31",
  agreedEndDate: null,
  next: null,
  follows: false,
  version: 1,
  changedAt,
  ...fields,
});

const aRequest = (fields: Partial<DatedRequest> = {}): DatedRequest => ({
  id: "r1",
  sku: "ZPA-BIZ-EDITION",
  name: "Private Access",
  state: "requested",
  timing: "quarter",
  renewalDate: null,
  startDate: "2027-01-01",
  lastSafeDay: "2026-12-18",
  quoteUntil: null,
  version: 1,
  changedAt,
  ...fields,
});

const facts = (fields: { terms?: DatedTerm[]; requests?: DatedRequest[] }) => ({
  terms: [],
  requests: [],
  services: [],
  ...fields,
});

const linesOf = (of: ReturnType<typeof facts>) =>
  entriesOf(of, windowAround(today)).map(({ date, title, note }) => `${date} ${title}. ${note}`);

describe("the window", () => {
  test.each([
    ["2026-11-22", "2026-08-01", "2028-11-30"],
    ["2026-01-31", "2025-10-01", "2028-01-31"],
    ["2028-02-29", "2027-11-01", "2030-02-28"],
  ])("around %s reaches from %s to %s", (day, from, to) => {
    expect(windowAround(day)).toEqual({ from, to });
  });
});

describe("the quarters", () => {
  test.each([
    ["2026-11-22", 1, "Q4 2026", "2026-10-01", "2026-12-31"],
    ["2027-01-01", 1, "Q1 2027", "2027-01-01", "2027-03-31"],
    ["2027-01-31", 2, "Q4 2026", "2026-11-01", "2027-01-31"],
    ["2027-02-01", 2, "Q1 2027", "2027-02-01", "2027-04-30"],
    ["2028-02-29", 3, "Q4 2027", "2027-12-01", "2028-02-29"],
  ] as const)("of %s, where the year begins in month %d, is %s", (day, startMonth, label, from, to) => {
    expect(quarterOf(day, startMonth)).toEqual({ label, from, to });
  });
});

describe("what stands in the calendar", () => {
  test("the first and the last day of a term, and that nothing follows", () => {
    expect(linesOf(facts({ terms: [aTerm({ startDate: "2026-12-01" })] }))).toEqual([
      "2026-12-01 Internet Access starts. Until 2027-03-31.",
      "2027-03-31 Internet Access ends. The last day of service. Nothing follows it yet.",
    ]);
  });

  test("a chain of terms, and a newer product that takes an older one's place", () => {
    const next = { sku: "ZIA-BIZ-EDITION", name: "Internet Access", endDate: "2028-03-31" };
    const newer = { sku: "ZIA-TRANS-EDITION", name: "Internet Access Transformation", endDate: "2028-03-31" };
    expect(linesOf(facts({ terms: [aTerm({ next })] }))).toEqual([
      "2027-03-31 Internet Access ends. The next term follows, until 2028-03-31.",
    ]);
    expect(
      linesOf(facts({ terms: [aTerm({ next: newer, endDate: "2026-12-31", agreedEndDate: "2027-03-31" })] })),
    ).toEqual([
      "2026-12-31 Internet Access ends. Internet Access Transformation takes its place, until 2028-03-31. It was agreed until 2027-03-31.",
    ]);
    expect(linesOf(facts({ terms: [aTerm({ startDate: "2027-01-01", follows: true })] }))[0]).toContain(
      "The next term, until 2027-03-31.",
    );
  });

  test("a request's first day, its last safe day until it is ordered, and its quote's last day", () => {
    expect(linesOf(facts({ requests: [aRequest({ state: "quoted", quoteUntil: "2026-12-10" })] }))).toEqual([
      "2026-12-10 Private Access: last day of the quote. The last day to accept or to decline it.",
      "2026-12-18 Private Access: last safe day to order. To take effect on 2027-01-01.",
      "2027-01-01 Private Access: request takes effect. Quoted.",
    ]);
    expect(linesOf(facts({ requests: [aRequest({ state: "ordered" })] }))).toEqual([
      "2027-01-01 Private Access: request takes effect. Ordered.",
    ]);
  });

  test("a renewal that is requested, at the end that it joins and on its first day", () => {
    const renewal = aRequest({
      sku: "ZIA-BIZ-EDITION",
      name: "Internet Access",
      timing: "renewal",
      renewalDate: "2027-03-31",
      startDate: "2027-04-01",
      lastSafeDay: "2027-03-18",
    });
    expect(linesOf(facts({ terms: [aTerm()], requests: [renewal] }))).toEqual([
      "2027-03-18 Internet Access: last safe day to order. To take effect on 2027-04-01.",
      "2027-03-31 Internet Access ends. The last day of service. Its renewal is requested.",
      "2027-04-01 Internet Access: renewal takes effect. Requested. The day after the licence of 2027-03-31 ends.",
    ]);
  });

  test("an entry keeps its name when its day moves", () => {
    const uids = (endDate: string) =>
      entriesOf(facts({ terms: [aTerm({ endDate })] }), windowAround(today)).map(({ uid }) => uid);
    expect(uids("2027-03-31")).toEqual(uids("2027-06-30"));
  });
});

describe("what ends together", () => {
  test("is grouped by the last day, with the days that the others are apart from the day of most", () => {
    const terms = [
      aTerm({ id: "a", sku: "A", name: "Ah" }),
      aTerm({ id: "b", sku: "B", name: "Be" }),
      aTerm({ id: "c", sku: "C", name: "Ce", endDate: "2027-09-30" }),
      aTerm({ id: "d", sku: "D", name: "De", endDate: "2026-12-31" }),
    ];
    const coTerm = coTermOf(terms, today);
    expect(coTerm?.common).toBe("2027-03-31");
    expect(coTerm?.groups.map(({ date, products, apart }) => [date, products.map(({ name }) => name), apart])).toEqual([
      ["2026-12-31", ["De"], -90],
      ["2027-03-31", ["Ah", "Be"], 0],
      ["2027-09-30", ["Ce"], 183],
    ]);
  });

  test("leaves out what has ended, and a term that another follows", () => {
    const next = { sku: "ZIA-BIZ-EDITION", name: "Internet Access", endDate: "2028-03-31" };
    expect(coTermOf([aTerm({ endDate: "2026-11-21" }), aTerm({ next })], today)).toBeNull();
    expect(coTermOf([aTerm({ endDate: today })], today)?.common).toBe(today);
  });
});

describe("the picture", () => {
  const window = { from: "2026-11-01", to: "2028-11-30" };

  test("has a lane for each product, the next to change first, within its frame", () => {
    const picture = pictureOf({ terms: [aTerm({ endDate: "2030-01-01" })], requests: [aRequest()] }, window, today);
    expect(picture?.lanes.map(({ name }) => name)).toEqual(["Private Access", "Internet Access"]);
    const [request, term] = picture?.lanes ?? [];
    expect(request?.starts[0]).toBeGreaterThan(request?.safeDays[0] ?? 9999);
    expect(request?.safeDays[0]).toBeGreaterThan(picture?.todayX ?? 9999);
    const bar = term?.bars[0];
    expect(bar).toMatchObject({ state: "current", label: null });
    expect((bar?.x ?? 0) + (bar?.width ?? 9999)).toBeLessThanOrEqual(picture?.width ?? 0);
  });

  test("is left out where there is nothing to draw", () => {
    expect(pictureOf({ terms: [], requests: [] }, window, today)).toBeNull();
  });
});

describe("a customer's calendar", () => {
  const now = new Date("2026-11-22T12:00:00Z");
  const stranger = capabilitiesOf(["managed_service"]);
  const owner = capabilitiesOf(["customer"]);
  const all = readCalendarFilter(new URLSearchParams());

  beforeAll(seedReferenceData);

  async function acme() {
    const nora = await aCustomer();
    await transact(async (tx) => {
      const by = { createdById: "test", createdByName: "Nora" };
      await tx.subscription.create({
        data: { customerId: nora.business.id, sku: "ZIA-BIZ-EDITION", source: "zscaler", endDate: "2027-03-31", ...by },
      });
      await tx.subscription.create({
        data: { customerId: nora.business.id, sku: "ZPA-BIZ-EDITION", source: "zscaler", endDate: "2026-10-31", ...by },
      });
      await tx.legacyService.create({
        data: { customerId: nora.business.id, name: "Old VPN", expirationDate: "2027-01-31", noticeDate: "2026-12-31" },
      });
    });
    return nora;
  }

  const datesIn = ({ bands }: Awaited<ReturnType<typeof getCalendar>>) =>
    bands.flatMap(({ label, entries }) => entries.map(({ date }) => `${label}: ${date}`));

  test("is grouped by quarter, and shows what is past when asked", async () => {
    const { business } = await acme();
    const reader = { id: business.id, may: (key: Parameters<typeof owner.has>[0]) => owner.has(key) };
    expect(datesIn(await getCalendar(reader, all, now))).toEqual([
      "Q4 2026: 2026-12-31",
      "Q1 2027: 2027-01-31",
      "Q1 2027: 2027-03-31",
    ]);
    expect(datesIn(await getCalendar(reader, { ...all, past: true }, now))[0]).toBe("Q4 2026: 2026-10-31");
    expect(datesIn(await getCalendar(reader, { ...all, kind: "end" }, now))).toEqual(["Q1 2027: 2027-03-31"]);
  });

  test("keeps services in use from who may not open Cost Reduction", async () => {
    const { business } = await acme();
    const reader = { id: business.id, may: (key: Parameters<typeof stranger.has>[0]) => stranger.has(key) };
    expect(datesIn(await getCalendar(reader, all, now))).toEqual(["Q1 2027: 2027-03-31"]);
  });

  test("is drawn, listed and filtered by its address", async () => {
    const nora = await acme();
    const max = await aPartner(nora.business, "managed_service", "Max");
    const address = `/customers/${nora.business.slug}/licensing/calendar`;
    const data = async (as: typeof nora, query = "") =>
      (await (await handle(get(`${address}?_data=licensing%2Fcalendar%2Fcalendar.route${query}`, as))).json()) as {
        kinds: { value: string }[];
        filter: { kind: string | null };
        picture: unknown;
      };
    expect((await data(nora)).picture).toMatchObject({ lanes: [{ sku: "ZIA-BIZ-EDITION" }] });
    expect((await data(nora, "&kind=end")).picture).toBeNull();
    expect((await data(nora, "&kind=constructor")).filter.kind).toBeNull();
    expect((await data(max)).kinds.map(({ value }) => value)).not.toContain("service");
  });
});
