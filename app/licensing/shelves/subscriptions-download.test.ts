import { expect, test } from "vitest";
import { addDays, today } from "~/infra/calendar";
import { transact } from "~/infra/db.server";
import { readShelfSearch } from "~/licensing/shelves/shelf-search";
import { loader } from "~/licensing/shelves/subscriptions-csv.route";
import { subscriptionsDownload } from "~/licensing/shelves/subscriptions-download.server";
import { aCustomer, type Business, get, type Person } from "../../../tests/support/cast";

const day = today();

async function term({ id }: Business, sku: string, endDate: string, more: { nextId?: string; orderNumber?: string }) {
  return transact((tx) =>
    tx.subscription.create({
      data: {
        customerId: id,
        sku,
        source: "portal",
        endDate,
        quantity: 2400,
        createdById: "test",
        createdByName: "Nora Test",
        ...more,
      },
      select: { id: true },
    }),
  );
}

const download = (as: Person, business: Business, query = "") =>
  loader({
    request: get(`/customers/${business.slug}/licensing/subscriptions.csv${query}`, as),
    params: { customer: business.slug },
    context: {},
  });

test("the download holds each term with its state and what follows it, safe to open in a spreadsheet", async () => {
  const nora = await aCustomer();
  const next = await term(nora.business, "ZIA-BIZ-EDITION", addDays(day, 400), { orderNumber: "=SUM(A1)" });
  await term(nora.business, "ZIA-BIZ-EDITION", addDays(day, 35), { nextId: next.id });
  await term(nora.business, "ZDX-STD", addDays(day, -1), {});
  const response = await download(nora, nora.business);
  expect(response.headers.get("Content-Type")).toContain("text/csv");
  const [header, ...lines] = (await response.text()).trim().split("\r\n");
  expect(header).toContain("Product,Code,Family,State,Start Date,Service End Date");
  expect(lines[0]).toContain(`ZDX-STD,Digital Experience,Ended,,${addDays(day, -1)}`);
  expect(lines[1]).toContain(`Zscaler Internet Access - Business Edition until ${addDays(day, 400)}`);
  expect(lines[2]).toContain("'=SUM(A1)");
  expect(lines).toHaveLength(3);
});

test("the download holds what the page's filter finds, and of no other customer", async () => {
  const nora = await aCustomer();
  const gus = await aCustomer("Gus", "Globex");
  await term(nora.business, "ZIA-BIZ-EDITION", addDays(day, 35), {});
  await term(nora.business, "ZDX-STD", addDays(day, 35), {});
  const found = readShelfSearch(new URLSearchParams({ family: "Digital Experience" }));
  expect((await subscriptionsDownload(nora.business.id, found)).map(([, sku]) => sku)).toEqual(["ZDX-STD"]);
  expect(await subscriptionsDownload(gus.business.id, readShelfSearch(new URLSearchParams()))).toEqual([]);
  await expect(download(gus, nora.business)).rejects.toMatchObject({ status: 404 });
});
