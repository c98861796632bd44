import { addDays, today as dayOf } from "~/infra/calendar";
import { transact } from "~/infra/db.server";
import { listTerms } from "~/licensing/subscriptions/terms.server";
import { handle } from "./app";
import { type Business, type Person, post } from "./cast";

export const today = dayOf();
export const end = addDays(today, 400);
export const details = { endDate: end, startDate: null, quantity: null, orderNumber: "" };

export const zia = "ZIA-BIZ-EDITION";
export const addOn = "ZIA-ADV-FW";
export const pageOf = ({ slug }: Business, sku = zia) => `/customers/${slug}/licensing/products/${sku}`;
export const dataOf = (business: Business, sku = zia) => `${pageOf(business, sku)}?_data=licensing%2Fproduct.route`;

export const save = (as: Person, business: Business, fields: Record<string, string>, sku = zia) =>
  handle(post(dataOf(business, sku), { intent: "purchased", version: "0", ...fields }, as));
export const mark = (as: Person, business: Business, fields: Record<string, string> = {}, sku = zia) =>
  save(as, business, { purchased: "on", endDate: end, ...fields }, sku);
export const isDone = (response: Response) => response.headers.get("X-Remix-Redirect");
export const errorsOf = async (response: Response) =>
  ((await response.json()) as { result: { error?: Record<string, string[]> } }).result.error;
export const termOf = async ({ id }: Business) => {
  const term = (await listTerms(id)).at(-1);
  if (!term) throw new Error("it was saved");
  return term;
};
export const seenAs = ({ id, version }: { id: string; version: number }) => ({ term: id, version: String(version) });

/** A request as the page of Requested Products knows it, without the way that led to it. */
export async function aRequest(
  customer: Business,
  sku: string,
  fields: { renewalDate: string } | { startDate: string },
) {
  const startDate = "startDate" in fields ? fields.startDate : addDays(fields.renewalDate, 1);
  return transact(async (tx) => {
    const { id } = await tx.productRequest.create({
      data: {
        customerId: customer.id,
        sku,
        timing: "renewalDate" in fields ? "renewal" : "quarter",
        renewalDate: "renewalDate" in fields ? fields.renewalDate : null,
        startDate,
        lastSafeDay: addDays(startDate, -14),
        quantity: 100,
        actsNext: "seller",
        requestedById: "test",
        requestedByName: "Nora Test",
      },
      select: { id: true },
    });
    await tx.requestChange.create({ data: { requestId: id, kind: "requested", byName: "Nora Test" } });
    return id;
  });
}
