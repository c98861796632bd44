import { createHash } from "node:crypto";
import { beforeEach, describe, expect, test } from "vitest";
import { addDays, today } from "~/infra/calendar";
import { transact } from "~/infra/db.server";
import { handle } from "../../../tests/support/app";
import { aCustomer, anAdmin, aPartner, type Business, get, type Person } from "../../../tests/support/cast";
import { aRequest, move, rowOf, sendQuoteForm } from "../../../tests/support/requests";

let nora: Person & { business: Business };
let ray: Person;
let path: string;
let id: string;

beforeEach(async () => {
  nora = await aCustomer("Nora", "Acme");
  ray = await aPartner(nora.business, "reseller", "Ray");
  ({ id, path } = await aRequest(nora.business, nora));
});

const inDays = (days: number) => addDays(today(), days);
const aPdf = (text = "a quote", name = "quote.pdf") =>
  new File([`%PDF-1.7\n${text}`], name, { type: "application/pdf" });
const errorsOf = async (answer: Response) => (await answer.json()).result.error;

describe("Send Quote", () => {
  test("keeps the PDF byte for byte and its digest in the history; the customer acts next", async () => {
    const file = aPdf();
    expect(
      (await sendQuoteForm(ray, path, { version: "1", validUntil: inDays(30), note: "Net 30" }, file)).status,
    ).toBe(204);
    const { state, actsNext, changes, quotes } = await rowOf(id);
    expect({ state, actsNext }).toEqual({ state: "quoted", actsNext: "customer" });
    const sha256 = createHash("sha256")
      .update(Buffer.from(await file.arrayBuffer()))
      .digest("hex");
    expect(changes.at(-1)).toMatchObject({
      kind: "quoted",
      words: "Net 30",
      after: { "Valid Until": inDays(30), "Quote (PDF)": "quote.pdf", "SHA-256": sha256 },
    });
    expect(quotes).toMatchObject([{ validUntil: inDays(30), note: "Net 30", supersededAt: null }]);
  });

  test("says at the field what is wrong with a file or a date, keeps what was typed, and changes nothing", async () => {
    const send = (fields: Record<string, string>, file?: File) =>
      sendQuoteForm(ray, path, { version: "1", validUntil: inDays(30), note: "Typed", ...fields }, file);
    const large = new File([`%PDF-${"x".repeat(5 * 1024 * 1024)}`], "large.pdf");
    for (const [answer, field, message] of [
      [
        await send({}, new File(["MZ not a pdf"], "quote.pdf")),
        "file",
        "Choose a PDF: this file is another kind, whatever its name",
      ],
      [await send({}, large), "file", "Choose a PDF of at most 5 MB"],
      [await send({}, aPdf("", `${"n".repeat(300)}.pdf`)), "file", "Give the file a name of at most 200 characters"],
      [await send({ validUntil: "" }), "validUntil", "Enter the last day on which the quote can be accepted"],
      [await send({ validUntil: "2027-02-30" }), "validUntil", "Enter the date as year-month-day, such as 2027-06-30"],
      [await send({ validUntil: inDays(-1) }), "validUntil", "Choose today or a later day"],
      [await send({ validUntil: inDays(367) }), "validUntil", "Choose a day within the next year"],
      [await send({ note: "x".repeat(501) }), "note", "Shorten the note to 500 characters"],
    ] as const) {
      expect(answer.status).toBe(400);
      expect(await errorsOf(answer)).toEqual({ [field]: [message] });
    }
    expect((await send({ validUntil: inDays(0) })).status).toBe(204);
  });

  test("replaces an earlier quote, whose acceptance ends", async () => {
    await sendQuoteForm(ray, path, { version: "1", validUntil: inDays(30) }, aPdf("first"));
    expect((await move(nora, path, "decide", { version: "2", intent: "accept" })).status).toBe(204);
    await sendQuoteForm(ray, path, { version: "3", validUntil: inDays(40) }, aPdf("second"));
    const { quotes, actsNext } = await rowOf(id);
    expect(actsNext).toBe("customer");
    expect(quotes.map(({ supersededAt }) => supersededAt === null)).toEqual([false, true]);
    expect((await move(ray, path, "order", { version: "4" })).status).toBe(400);
  });
});

describe("deciding", () => {
  test("keeps who accepted when, and the digest of what", async () => {
    await sendQuoteForm(ray, path, { version: "1", validUntil: inDays(0) }, aPdf());
    expect((await move(nora, path, "decide", { version: "2", intent: "accept" })).status).toBe(204);
    const { quotes, changes } = await rowOf(id);
    expect(quotes[0]).toMatchObject({ acceptedById: nora.userId, acceptedByName: "Nora Test" });
    expect(changes.at(-1)).toMatchObject({
      kind: "quote_accepted",
      after: { "Valid Until": inDays(0), "SHA-256": expect.stringMatching(/^[0-9a-f]{64}$/) },
    });
  });

  test("of an expired quote is no acceptance, and says whom to ask", async () => {
    const expired = await aRequest(nora.business, nora, {
      sku: "ZPA-BIZ-EDITION",
      state: "quoted",
      quote: { validUntil: inDays(-1) },
    });
    const answer = await move(nora, expired.path, "decide", { version: "1", intent: "accept" });
    expect(answer.status).toBe(409);
    const reseller = ray.business?.name;
    expect(await errorsOf(answer)).toEqual({ "": [`The quote expired on ${inDays(-1)}: ask ${reseller} for another`] });
    expect((await rowOf(expired.id)).quotes[0]?.acceptedAt).toBeNull();
  });

  test("to decline needs a reason, and brings it back to the seller", async () => {
    await sendQuoteForm(ray, path, { version: "1", validUntil: inDays(30) });
    const without = await move(nora, path, "decide", { version: "2", intent: "decline", reason: "  " });
    expect(await errorsOf(without)).toEqual({ reason: ["Enter why the quote is declined, so that the next one fits"] });
    const reason = "Too short a term";
    expect((await move(nora, path, "decide", { version: "2", intent: "decline", reason })).status).toBe(204);
    const { state, actsNext, quotes, changes } = await rowOf(id);
    expect({ state, actsNext }).toEqual({ state: "requested", actsNext: "seller" });
    expect(quotes[0]).toMatchObject({ declinedById: nora.userId, declineReason: reason });
    expect(changes.at(-1)).toMatchObject({ kind: "quote_declined", words: reason });
  });
});

describe("the quote's file", () => {
  async function addressOfFile(name?: string) {
    await sendQuoteForm(ray, path, { version: "1", validUntil: inDays(30) }, aPdf("a quote", name));
    const { quotes } = await rowOf(id);
    return `${path}/quotes/${quotes[0]?.id}`;
  }

  test("D-14 is what was uploaded, and nothing that a browser would run", async () => {
    const answer = await handle(get(await addressOfFile("Ångebot 1.pdf"), nora));
    expect(answer.status).toBe(200);
    expect(await answer.text()).toBe("%PDF-1.7\na quote");
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      "content-type": "application/pdf",
      "content-disposition": "attachment; filename*=UTF-8''%C3%85ngebot%201.pdf",
      "content-security-policy": "sandbox; default-src 'none'",
      "x-content-type-options": "nosniff",
      "cache-control": "private, no-store",
    });
  });

  test("is for who may see the request, and does not exist for anybody else", async () => {
    const address = await addressOfFile();
    const gina = await aCustomer("Gina", "Globex");
    const rita = await aPartner(gina.business, "reseller", "Rita");
    const eva = await aPartner(nora.business, "reseller", "Eva", "ended");
    const pia = await aPartner(nora.business, "professional_service", "Pia");
    for (const [person, status] of [
      [nora, 200],
      [ray, 200],
      [pia, 200],
      [await anAdmin(), 200],
      [gina, 404],
      [rita, 404],
      [eva, 404],
    ] as const)
      expect((await handle(get(address, person))).status).toBe(status);
    expect((await handle(get(address))).headers.get("Location")).toMatch(/^\/\?redirectTo=/);
    // Under one's own customer, or another request of the same customer, it is not found either.
    const other = await aRequest(nora.business, nora, { sku: "ZPA-BIZ-EDITION" });
    expect((await handle(get(address.replace(nora.business.slug, gina.business.slug), gina))).status).toBe(404);
    expect((await handle(get(address.replace(id, other.id), nora))).status).toBe(404);
  });

  test("is kept with a quote that another has replaced", async () => {
    const address = await addressOfFile();
    await sendQuoteForm(ray, path, { version: "2", validUntil: inDays(40) }, aPdf("second"));
    expect(await (await handle(get(address, nora))).text()).toBe("%PDF-1.7\na quote");
  });

  test("is no longer the reseller's once its partnership has ended", async () => {
    const address = await addressOfFile();
    await transact((tx) =>
      tx.partnership.updateMany({ where: { customerId: nora.business.id }, data: { endedAt: new Date() } }),
    );
    expect((await handle(get(address, ray))).status).toBe(404);
  });
});
