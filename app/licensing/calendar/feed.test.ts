import ICAL from "ical.js";
import { beforeAll, describe, expect, test } from "vitest";
import { transact } from "~/infra/db.server";
import { seedReferenceData } from "../../../prisma/seed/reference.server";
import { handle } from "../../../tests/support/app";
import { aCustomer, actorOf, anAdmin, aPartner, type Business, type Person } from "../../../tests/support/cast";
import { from, someAddress } from "../../../tests/support/logins";
import { writeFeed } from "./feed.server";
import { type FeedReader, findFeedReader } from "./feed-reader.server";
import { makeFeed } from "./feed-settings.server";

beforeAll(seedReferenceData);

const eventsIn = (text: string) =>
  new ICAL.Component(ICAL.parse(text)).getAllSubcomponents("vevent").map((event) => new ICAL.Event(event));

let keys = 0;

async function addressOf(person: Person): Promise<string> {
  const made = await makeFeed(actorOf(person), `key-${++keys}`);
  if (!made) throw new Error("it was made");
  return new URL(made.address).pathname;
}

const open = (address: string, headers: Record<string, string> = {}, clientAddress = someAddress()) =>
  from(clientAddress, () => handle(new Request(`http://localhost:3000${address}`, { headers })));

async function owns(business: Business, sku: string, endDate: string) {
  await transact((tx) =>
    tx.subscription.create({
      data: { customerId: business.id, sku, source: "zscaler", endDate, createdById: "test", createdByName: "Nora" },
    }),
  );
}

const eventsOf = async (reader: FeedReader, most?: number) =>
  eventsIn(await writeFeed(reader, new Date(), most)).map(({ uid, description }) => `${uid} ${description}`);
const titlesIn = async (answer: Response) => eventsIn(await answer.text()).map(({ summary }) => summary);
const soon = `${new Date().getUTCFullYear() + 1}-06-30`;

describe("a person's address", () => {
  test("is read without a session, with and without its ending, and says only what is the business's own", async () => {
    const [nora, gina] = [await aCustomer(), await aCustomer("Gina", "Globex")];
    await owns(nora.business, "ZIA-BIZ-EDITION", soon);
    await owns(gina.business, "ZPA-BIZ-EDITION", soon);
    const address = await addressOf(nora);
    const answer = await open(address);
    expect(answer.status).toBe(200);
    expect(answer.headers.get("Content-Type")).toBe("text/calendar; charset=utf-8");
    expect(answer.headers.get("Cache-Control")).toContain("private");
    const titles = await titlesIn(answer);
    expect(titles).toHaveLength(1);
    expect(titles[0]).toMatch(/^Zscaler Internet Access.* ends$/);
    expect((await open(address.replace(".ics", ""))).status).toBe(200);
  });

  test("answers 304 to who has it already, and anew when a day moved", async () => {
    const nora = await aCustomer();
    await owns(nora.business, "ZIA-BIZ-EDITION", soon);
    const address = await addressOf(nora);
    const etag = (await open(address)).headers.get("ETag") ?? "";
    expect((await open(address, { "If-None-Match": etag })).status).toBe(304);
    await transact((tx) =>
      tx.subscription.updateMany({
        where: { customerId: nora.business.id },
        data: { endDate: `${soon.slice(0, 8)}29` },
      }),
    );
    expect((await open(address, { "If-None-Match": etag })).status).toBe(200);
  });

  test("ends with a new one, when it is revoked, and with the account or the business", async () => {
    const nora = await aCustomer();
    const first = await addressOf(nora);
    const second = await addressOf(nora);
    expect((await open(first)).status).toBe(404);
    expect((await open(second)).status).toBe(200);

    const suspended = (at: Date | null) => ({ where: { id: nora.business.id }, data: { suspendedAt: at } });
    await transact((tx) => tx.business.update(suspended(new Date())));
    expect((await open(second)).status).toBe(404);
    await transact((tx) => tx.business.update(suspended(null)));
    expect((await open(second)).status).toBe(200);
    await transact((tx) => tx.user.update({ where: { id: nora.userId }, data: { disabledAt: new Date() } }));
    expect((await open(second)).status).toBe(404);
  });

  test("of a partner holds the customers it works for now, each as far as it may see", async () => {
    const [nora, gina] = [await aCustomer(), await aCustomer("Gina", "Globex")];
    await owns(nora.business, "ZIA-BIZ-EDITION", soon);
    await owns(gina.business, "ZIA-BIZ-EDITION", soon);
    await transact((tx) =>
      tx.legacyService.create({ data: { customerId: nora.business.id, name: "Old VPN", expirationDate: soon } }),
    );
    const ray = await aPartner(nora.business, "reseller");
    const max = await aPartner(nora.business, "managed_service", "Max");
    const [rays, maxs] = [await addressOf(ray), await addressOf(max)];
    expect(await titlesIn(await open(rays))).toEqual([
      "Acme: Old VPN expires",
      expect.stringMatching(/^Acme: Zscaler Internet Access/),
    ]);
    expect(await titlesIn(await open(maxs))).toEqual([expect.stringMatching(/^Acme: Zscaler Internet Access/)]);

    await transact((tx) => tx.partnership.update({ where: { id: ray.partnershipId }, data: { endedAt: new Date() } }));
    expect(await titlesIn(await open(rays))).toEqual([]);
  });

  test("holds a suspended customer's days for whom its pages stand open", async () => {
    const nora = await aCustomer("Nora", "Acme Suspended");
    await owns(nora.business, "ZIA-BIZ-EDITION", soon);
    const addresses = [await addressOf(await aPartner(nora.business, "reseller")), await addressOf(await anAdmin())];
    await transact((tx) => tx.business.update({ where: { id: nora.business.id }, data: { suspendedAt: new Date() } }));
    for (const address of addresses) expect(await (await open(address)).text()).toContain("Acme Suspended");
  });

  test("of an admin holds all customers", async () => {
    const nora = await aCustomer("Nora", "Acme Admin Feed");
    await owns(nora.business, "ZIA-BIZ-EDITION", soon);
    const reader = await findFeedReader((await addressOf(await anAdmin())).replace(/^.*\/|\.ics$/g, ""));
    if (!reader) throw new Error("Ada has an address");
    expect(await writeFeed(reader)).toContain("Acme Admin Feed");
  });

  test("of very many days holds the first, each as the whole would say it", async () => {
    const [nora, gina] = [await aCustomer(), await aCustomer("Gina", "Globex")];
    const later = `${soon.slice(0, 8)}29`;
    for (const { business } of [nora, gina]) {
      await owns(business, "ZIA-BIZ-EDITION", later);
      await owns(business, "ZPA-BIZ-EDITION", soon);
      await transact((tx) =>
        tx.productRequest.create({
          data: {
            ...{ customerId: business.id, sku: "ZIA-BIZ-EDITION", timing: "renewal", renewalDate: later },
            ...{ startDate: soon, lastSafeDay: `${soon.slice(0, 8)}01`, quantity: 10, state: "quoted" },
            ...{ actsNext: "customer", requestedById: "test", requestedByName: "Nora" },
            quotes: { create: [{ validUntil: `${soon.slice(0, 8)}02`, sentById: "test", sentByName: "Ray" }] },
          },
        }),
      );
    }
    const may = () => true;
    const customers = [nora, gina].map(({ business: { id, slug, name } }) => ({ id, slug, name, may }));
    const reader = { feedId: "f", lastReadAt: null, kind: "admin", businessId: null, name: "all", customers } as const;
    const whole = await eventsOf({ ...reader, customers });
    expect(whole).toHaveLength(10);
    expect(whole.filter((text) => text.includes("Its renewal is requested."))).toHaveLength(2);
    for (let most = 1; most <= 10; most += 1)
      expect(await eventsOf({ ...reader, customers }, most)).toEqual(whole.slice(0, most));
  });

  test("holds no costs, no notes and no number of users", async () => {
    const nora = await aCustomer();
    await transact((tx) =>
      tx.legacyService.create({
        data: {
          customerId: nora.business.id,
          name: "Old VPN",
          expirationDate: soon,
          annualCost: 8_640_050,
          currency: "EUR",
          justification: "canary",
        },
      }),
    );
    const text = await (await open(await addressOf(nora))).text();
    expect(text).toContain("Old VPN");
    expect(text).not.toMatch(/86[.,]?400|8640050|EUR|canary/);
  });

  test("cannot be guessed at for long", async () => {
    const network = someAddress();
    const answers: number[] = [];
    for (let one = 0; one < 62; one += 1) answers.push((await open(`/calendar/guess-${one}.ics`, {}, network)).status);
    expect(answers[0]).toBe(404);
    expect(answers.at(-1)).toBe(429);
    expect((await open("/calendar/guess-62.ics", {}, network)).headers.get("Retry-After")).toMatch(/^\d+$/);
    expect((await open(await addressOf(await aCustomer()), {}, network)).status).toBe(200);
  });
});
