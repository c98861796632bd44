import { expect, test } from "vitest";
import { addDays, today } from "~/infra/calendar";
import { aCustomer, anAdmin, aPartner, type Person } from "../../../tests/support/cast";
import { aRequest, mailsAbout, move, rowOf, sendQuoteForm, termsOf } from "../../../tests/support/requests";

const completion = {
  version: "1",
  startDate: addDays(today(), 60),
  endDate: addDays(today(), 400),
  quantity: "100",
};

test("Z-15 of a customer who cancels and a reseller who completes at once, exactly one wins, 200 times", async () => {
  const wins = { completed: 0, cancelled: 0 };
  for (let round = 0; round < 20; round += 1) {
    const nora = await aCustomer("Nora", "Acme");
    const ray = await aPartner(nora.business, "reseller", "Ray");
    for (let again = 0; again < 10; again += 1) {
      const request = await aRequest(nora.business, nora, { state: "ordered" });
      const termsBefore = (await termsOf(nora.business)).length;
      const cancels = () => move(nora, request.path, "cancel", { version: "1" });
      const completes = () => move(ray, request.path, "complete", completion);
      // Neither is always the first to be asked.
      const sent = (round + again) % 2 === 0 ? [cancels(), completes()] : [completes(), cancels()];
      const statuses = (await Promise.all(sent)).map(({ status }) => status).toSorted();
      expect(statuses).toEqual([204, 409]);

      const { state, version, changes, subscription } = await rowOf(request.id);
      expect(["completed", "cancelled"]).toContain(state);
      wins[state as keyof typeof wins] += 1;
      expect(version).toBe(2);
      expect(changes.map(({ kind }) => kind)).toEqual(["requested", state]);
      expect(subscription !== null).toBe(state === "completed");
      expect((await termsOf(nora.business)).length).toBe(termsBefore + (state === "completed" ? 1 : 0));
    }
    expect(await mailsAbout(nora.business)).toHaveLength(10);
  }
  expect(wins.completed + wins.cancelled).toBe(200);
  expect(Math.min(wins.completed, wins.cancelled)).toBeGreaterThan(0);
}, 240_000);

test("of two sellers who quote at once one wins, and one quote stands", async () => {
  const nora = await aCustomer("Nora", "Acme");
  const ray = await aPartner(nora.business, "reseller", "Ray");
  const ada = await anAdmin();
  const request = await aRequest(nora.business, nora);
  const quote = (as: Person, days: number) =>
    sendQuoteForm(as, request.path, { version: "1", validUntil: addDays(today(), days) });
  const statuses = (await Promise.all([quote(ray, 10), quote(ada, 20)])).map(({ status }) => status);
  expect(statuses.toSorted()).toEqual([204, 409]);
  const { quotes, state } = await rowOf(request.id);
  expect(state).toBe("quoted");
  expect(quotes).toMatchObject([{ validUntil: addDays(today(), statuses[0] === 204 ? 10 : 20), supersededAt: null }]);
});

test("a form that is sent ten times at once completes once", async () => {
  const nora = await aCustomer("Nora", "Acme");
  const ray = await aPartner(nora.business, "reseller", "Ray");
  const request = await aRequest(nora.business, nora, { state: "ordered" });
  const sent = Array.from({ length: 10 }, () => move(ray, request.path, "complete", completion));
  const statuses = (await Promise.all(sent)).map(({ status }) => status);
  expect(new Set(statuses)).toEqual(new Set([204]));
  expect(await termsOf(nora.business)).toHaveLength(1);
  expect(await mailsAbout(nora.business)).toHaveLength(1);
});

test("a quote that is accepted while a newer one is sent is one or the other", async () => {
  const nora = await aCustomer("Nora", "Acme");
  const ray = await aPartner(nora.business, "reseller", "Ray");
  for (let round = 0; round < 20; round += 1) {
    const request = await aRequest(nora.business, nora, { state: "quoted" });
    const accepts = () => move(nora, request.path, "decide", { version: "1", intent: "accept" });
    const quotes = () => sendQuoteForm(ray, request.path, { version: "1", validUntil: addDays(today(), 40) });
    const sent = round % 2 === 0 ? [accepts(), quotes()] : [quotes(), accepts()];
    expect((await Promise.all(sent)).map(({ status }) => status).toSorted()).toEqual([204, 409]);
    const row = await rowOf(request.id);
    const standing = row.quotes.filter(({ supersededAt }) => supersededAt === null);
    expect(standing).toHaveLength(1);
    expect(row.actsNext).toBe(standing[0]?.acceptedAt ? "seller" : "customer");
    expect((await move(nora, request.path, "cancel", { version: "2" })).status).toBe(204);
  }
}, 60_000);
