import { beforeEach, describe, expect, test } from "vitest";
import { addDays, today } from "~/infra/calendar";
import { handle } from "../../../tests/support/app";
import { aCustomer, aPartner, type Business, get, type Person } from "../../../tests/support/cast";
import { aRequest, aTerm, mailsAbout, move, rowOf, termsOf } from "../../../tests/support/requests";

let nora: Person & { business: Business };
let ray: Person;
let acme: Business;

beforeEach(async () => {
  nora = await aCustomer("Nora", "Acme");
  acme = nora.business;
  ray = await aPartner(acme, "reseller", "Ray");
});

const inDays = (days: number) => addDays(today(), days);
const errorsOf = async (answer: Response) => (await answer.json()).result.error;

const complete = (path: string, fields: Record<string, string | string[]>) =>
  move(ray, path, "complete", { version: "1", quantity: "250", orderNumber: "PO-7", ...fields });

const ordered = (values: Parameters<typeof aRequest>[2]) => aRequest(acme, nora, { state: "ordered", ...values });

interface Shown {
  view: { key: string; startDate: string; endDate: string; candidates: { id: string }[]; touched: { name: string }[] };
}

async function pageOf(path: string): Promise<Shown> {
  const url = `${path}/complete?_data=${encodeURIComponent("licensing/requests/complete.route")}`;
  return (await handle(get(url, ray))).json() as Promise<Shown>;
}

describe("completing", () => {
  test("a renewal makes the next term, and the terms before lead to it", async () => {
    const end = inDays(90);
    const first = await aTerm(acme, { endDate: end });
    const second = await aTerm(acme, { endDate: inDays(200), source: "portal" });
    const other = await aTerm(acme, { sku: "ZPA-BIZ-EDITION", endDate: end });
    const { path, id } = await ordered({ renewalDate: end });
    const { view } = await pageOf(path);
    expect(view).toMatchObject({ startDate: inDays(91), candidates: [], touched: [] });

    expect((await complete(path, { startDate: view.startDate, endDate: view.endDate })).status).toBe(204);
    const { subscription } = await rowOf(id);
    expect(subscription).toMatchObject({
      source: "portal",
      startDate: inDays(91),
      endDate: view.endDate,
      quantity: 250,
      orderNumber: "PO-7",
      createdByName: "Ray Test",
      agreedEndDate: null,
    });
    const terms = new Map((await termsOf(acme)).map((term) => [term.id, term]));
    expect(terms.get(first.id)).toMatchObject({
      nextId: subscription?.id,
      endDate: end,
      agreedEndDate: null,
      version: 2,
    });
    expect(terms.get(second.id)).toMatchObject({ nextId: null, version: 1 });
    expect(terms.get(other.id)).toMatchObject({ nextId: null, version: 1 });
  });

  test("a quarter inside a running term makes a line beside it, and touches no other", async () => {
    const running = await aTerm(acme, { endDate: inDays(300) });
    const { path } = await ordered({ startDate: inDays(60) });
    const { view } = await pageOf(path);
    expect(view.endDate).toBe(inDays(300));
    expect((await complete(path, { startDate: view.startDate, endDate: view.endDate })).status).toBe(204);
    const [before, made] = await termsOf(acme);
    expect(before).toMatchObject({ id: running.id, nextId: null, endDate: inDays(300), version: 1 });
    expect(made).toMatchObject({ source: "portal", endDate: inDays(300) });
  });

  test("a later edition shortens the earlier one where that is chosen, and never lengthens it", async () => {
    const running = await aTerm(acme, { endDate: inDays(300) });
    const ending = await aTerm(acme, { sku: "ZIA-ESS-EDITION", endDate: inDays(59) });
    const kept = await aTerm(acme, { sku: "ZIA-ESS-EDITION", endDate: inDays(200), source: "portal" });
    const { path, id } = await ordered({ sku: "ZIA-TFORM-EDITION", startDate: inDays(60) });
    const { view } = await pageOf(path);
    expect(view.candidates.map((one) => one.id).toSorted()).toEqual([running.id, ending.id, kept.id].toSorted());

    const fields = { startDate: inDays(60), endDate: inDays(424), replaced: [running.id, ending.id] };
    expect((await complete(path, fields)).status).toBe(204);
    const { subscription, changes } = await rowOf(id);
    const terms = new Map((await termsOf(acme)).map((term) => [term.id, term]));
    expect(terms.get(running.id)).toMatchObject({
      nextId: subscription?.id,
      endDate: inDays(59),
      agreedEndDate: inDays(300),
    });
    expect(terms.get(ending.id)).toMatchObject({ nextId: subscription?.id, endDate: inDays(59), agreedEndDate: null });
    expect(terms.get(kept.id)).toMatchObject({ nextId: null, endDate: inDays(200), agreedEndDate: null });
    expect(changes.at(-1)?.words).toContain(`which ends on ${inDays(59)}`);
  });

  test("what is chosen to be replaced has to be the customer's own, and of an earlier edition", async () => {
    const gina = await aCustomer("Gina", "Globex");
    const theirs = await aTerm(gina.business, { endDate: inDays(300) });
    const unrelated = await aTerm(acme, { sku: "ZPA-BIZ-EDITION", endDate: inDays(300) });
    const { path } = await ordered({ sku: "ZIA-TFORM-EDITION", startDate: inDays(60) });
    const fields = { startDate: inDays(60), endDate: inDays(424), replaced: [theirs.id, unrelated.id] };
    expect((await complete(path, fields)).status).toBe(204);
    expect(await termsOf(gina.business)).toMatchObject([{ nextId: null, endDate: inDays(300), version: 1 }]);
    expect((await termsOf(acme)).find(({ id }) => id === unrelated.id)).toMatchObject({ nextId: null, version: 1 });
  });

  test("keeps another planned request, shows it before, and marks it afterwards", async () => {
    const running = await aTerm(acme, { endDate: inDays(300) });
    const planned = await aRequest(acme, nora, { sku: "ZPA-BIZ-EDITION", renewalDate: inDays(300) });
    const { path, id } = await ordered({ sku: "ZIA-TFORM-EDITION", startDate: inDays(60) });
    // With the same end, the date which the other joins is still there.
    expect((await pageOf(path)).view).toMatchObject({ endDate: inDays(300), touched: [] });

    const fields = { startDate: inDays(60), endDate: inDays(424), replaced: running.id };
    const asked = await complete(path, fields);
    expect(asked.status).toBe(400);
    const { view, result } = (await asked.json()) as Shown & { result: { error: unknown } };
    const ask = { confirm: ["Confirm what becomes of the other requests, as it is shown now"] };
    expect(result.error).toEqual(ask);
    expect(view.touched).toMatchObject([{ name: "Zscaler Private Access - Business Edition" }]);
    for (const confirm of ["on", `${view.key} `]) {
      const answer = await complete(path, { ...fields, confirm });
      expect(answer.status).toBe(409);
      expect(await errorsOf(answer)).toEqual(ask);
    }
    expect((await rowOf(id)).state).toBe("ordered");
    expect(await termsOf(acme)).toMatchObject([{ nextId: null, version: 1 }]);

    expect((await complete(path, { ...fields, confirm: view.key })).status).toBe(204);
    const { state, version, changes, renewalDate } = await rowOf(planned.id);
    expect({ state, version, renewalDate }).toEqual({ state: "requested", version: 2, renewalDate: inDays(300) });
    expect(changes.at(-1)).toMatchObject({ kind: "changed", byName: "Ray Test" });
    expect(changes.at(-1)?.words).toMatch(
      new RegExp(
        `^Zscaler Internet Access - Transformation Edition was completed\\. It joins the end of .* on ${inDays(300)}, which moves to ${inDays(59)}\\.$`,
      ),
    );
  });

  test("needs no confirmation where nothing is replaced, so nothing is touched", async () => {
    await aTerm(acme, { endDate: inDays(300) });
    await aRequest(acme, nora, { sku: "ZPA-BIZ-EDITION", renewalDate: inDays(300) });
    const { path } = await ordered({ sku: "ZIA-TFORM-EDITION", startDate: inDays(60) });
    expect((await complete(path, { startDate: inDays(60), endDate: inDays(424) })).status).toBe(204);
  });

  test("says at the field which date or number cannot be, and changes nothing", async () => {
    const { path, id, startDate } = await ordered({ startDate: inDays(60) });
    const good = { startDate, endDate: inDays(400) };
    for (const [fields, errors] of [
      [{ endDate: "" }, { endDate: ["Enter the last day of service"] }],
      [{ endDate: "2027-13-01" }, { endDate: ["Enter the date as year-month-day, such as 2027-06-30"] }],
      [{ endDate: startDate }, { endDate: ["Enter an end date that lies after the start date"] }],
      [{ endDate: addDays(startDate, 4000) }, { endDate: ["Enter an end date within ten years of the start date"] }],
      [
        { startDate: inDays(-90), endDate: inDays(-1) },
        { endDate: [`Enter a date that is not in the past: today is ${today()}`] },
      ],
      [
        { startDate: addDays(startDate, 800), endDate: addDays(startDate, 900) },
        { startDate: [`Enter a date within two years of ${startDate}, when it was to begin`] },
      ],
      [{ quantity: "0" }, { quantity: ["Enter the number of users, 1 or more"] }],
      [{ quantity: "1,000,001" }, { quantity: ["Enter 1,000,000 or fewer"] }],
      [{ quantity: "many" }, { quantity: ["Enter the number of users as a whole number, such as 2400"] }],
      [{ orderNumber: "n".repeat(101) }, { orderNumber: ["Shorten the order number to 100 characters"] }],
    ] as const) {
      const answer = await complete(path, { ...good, ...fields });
      expect(answer.status).toBe(400);
      expect(await errorsOf(answer)).toEqual(errors);
    }
    expect((await rowOf(id)).version).toBe(1);
    expect(await termsOf(acme)).toEqual([]);
  });
});

describe("cancelling what others need", () => {
  const base = "ZIA-BIZ-EDITION";
  const addon = "ZIA-ADV-SANDBOX";
  const urlOf = (path: string) => `${path}/cancel?_data=${encodeURIComponent("licensing/requests/cancel.route")}`;

  async function shownFor(path: string) {
    return (await (await handle(get(urlOf(path), nora))).json()).shown as string;
  }

  test("asks first, and does nothing before", async () => {
    const needed = await aRequest(acme, nora, { sku: base });
    await aRequest(acme, nora, { sku: addon });
    const asked = await move(nora, needed.path, "cancel", { version: "1" });
    expect(asked.headers.get("X-Remix-Redirect")).toContain(`${needed.path}/cancel`);
    expect((await rowOf(needed.id)).state).toBe("requested");
    const answer = await move(nora, needed.path, "cancel", { version: "1", reason: "Budget" });
    expect(answer.status).toBe(400);
    expect(await errorsOf(answer)).toEqual({ others: ["Choose what becomes of the other requests"] });
  });

  test("keeps the others and marks them, or cancels them with it", async () => {
    for (const others of ["keep", "cancel"] as const) {
      const needed = await aRequest(acme, nora, { sku: base });
      const needing = await aRequest(acme, nora, { sku: addon });
      const shown = await shownFor(needed.path);
      const stale = await move(nora, needed.path, "cancel", { version: "1", others, shown: "" });
      expect(stale.status).toBe(409);
      expect((await move(nora, needed.path, "cancel", { version: "1", others, shown, reason: "Budget" })).status).toBe(
        204,
      );
      expect((await rowOf(needed.id)).state).toBe("cancelled");
      const { state, changes, closeReason } = await rowOf(needing.id);
      if (others === "cancel") expect({ state, closeReason }).toEqual({ state: "cancelled", closeReason: "Budget" });
      else {
        expect(state).toBe("requested");
        expect(changes.at(-1)?.words).toBe(
          "The request for Zscaler Internet Access - Business Edition was cancelled. Nothing that it needs is subscribed or requested.",
        );
        expect((await move(nora, needing.path, "cancel", { version: "2" })).status).toBe(204);
      }
    }
  });

  test("is confirmed by the seller who declines it, and the others stay, marked", async () => {
    const needed = await aRequest(acme, nora, { sku: base });
    const needing = await aRequest(acme, nora, { sku: addon });
    const url = `${needed.path}/decline?_data=${encodeURIComponent("licensing/requests/decline.route")}`;
    const { key } = (await (await handle(get(url, ray))).json()) as { key: string };
    const fields = { version: "1", reason: "No longer sold" };
    expect((await move(ray, needed.path, "decline", fields)).status).toBe(400);
    expect((await move(ray, needed.path, "decline", { ...fields, confirm: key })).status).toBe(204);
    expect((await rowOf(needing.id)).changes.at(-1)?.words).toContain("was declined. Nothing that it needs");
  });

  describe("of a chain, in which the second needs the first and the third the second", () => {
    async function aChain() {
      const first = await aRequest(acme, nora, { sku: base });
      const second = await aRequest(acme, nora, { sku: "ZDLP-INLINE" });
      const third = await aRequest(acme, nora, { sku: "ZDLP-EDM-IDM" });
      return { first, second, third };
    }

    test("marks only the second where the others are kept, and cancels all where they go too", async () => {
      for (const others of ["keep", "cancel"] as const) {
        const { first, second, third } = await aChain();
        const shown = await shownFor(first.path);
        expect((await move(nora, first.path, "cancel", { version: "1", others, shown })).status).toBe(204);
        const rows = [await rowOf(second.id), await rowOf(third.id)];
        expect(rows.map(({ state, version }) => `${state} ${version}`)).toEqual(
          others === "keep" ? ["requested 2", "requested 1"] : ["cancelled 2", "cancelled 2"],
        );
        if (others === "keep")
          for (const { id, path } of [third, second])
            await move(nora, path, "cancel", { version: String((await rowOf(id)).version) });
      }
    });

    test("asks the seller who declines the first about the second alone", async () => {
      const { first, second, third } = await aChain();
      const url = `${first.path}/decline?_data=${encodeURIComponent("licensing/requests/decline.route")}`;
      const { touched, key } = (await (await handle(get(url, ray))).json()) as {
        touched: { id: string }[];
        key: string;
      };
      expect(touched.map(({ id }) => id)).toEqual([second.id]);
      const fields = { version: "1", reason: "No longer sold", confirm: key };
      expect((await move(ray, first.path, "decline", fields)).status).toBe(204);
      expect([(await rowOf(second.id)).version, (await rowOf(third.id)).version]).toEqual([2, 1]);
    });
  });

  test("is at once where nothing needs it: from a row, without a word", async () => {
    const alone = await aRequest(acme, nora, { sku: base });
    const answer = await move(nora, alone.path, "cancel", { version: "1" });
    expect(answer.headers.get("X-Remix-Redirect")).toBe(`/customers/${acme.slug}/licensing/requests`);
    expect(await rowOf(alone.id)).toMatchObject({ state: "cancelled", closeReason: "", actsNext: null });
    expect(await mailsAbout(acme)).toMatchObject([{ letter: "request-cancelled", toEmail: ray.email }]);
  });
});
