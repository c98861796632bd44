import { beforeEach, describe, expect, test } from "vitest";
import { addDays, today } from "~/infra/calendar";
import { db, transact } from "~/infra/db.server";
import { drawLetter, letters } from "~/mail/letters.server";
import { aCustomer, actorOf, anAdmin, aPartner, type Business, type Person } from "../../../tests/support/cast";
import { aRequest, mailsAbout, move, sendQuoteForm } from "../../../tests/support/requests";
import { mailRequestChanged, mailRequestMade } from "./request-mails.server";

let nora: Person & { business: Business };
let acme: Business;
let ray: Person & { business: Business };

beforeEach(async () => {
  nora = await aCustomer("Nora", "Acme");
  acme = nora.business;
  ray = await aPartner(acme, "reseller", "Ray");
});

let made = 0;

/** A colleague at the business, no owner. */
async function aColleague(business: Business, firstName: string, more: { ownerSince?: Date; disabledAt?: Date } = {}) {
  const email = `${firstName.toLowerCase()}-${++made}@${business.slug}.example`;
  const { id: userId } = await transact((tx) =>
    tx.user.create({
      data: {
        firstName,
        lastName: "Test",
        email,
        emailDomain: `${business.slug}.example`,
        businessId: business.id,
        ...more,
      },
      select: { id: true },
    }),
  );
  return { userId, email, name: `${firstName} Test`, kind: "customer", business, cookie: "" } satisfies Person;
}

const letterTo = async () =>
  (await mailsAbout(acme)).map(({ letter, toEmail }) => `${letter} to ${toEmail}`).toSorted();

const empty = () => transact((tx) => tx.outboxMail.deleteMany());

describe("who is told", () => {
  test("of a request: the reseller's owners and who acted on it, none of them twice, and never who acts", async () => {
    const rosa = await aColleague(ray.business, "Rosa");
    const idle = await aColleague(ray.business, "Idle");
    const gone = await aColleague(ray.business, "Gone", { ownerSince: new Date(), disabledAt: new Date() });
    const request = await aRequest(acme, nora);
    for (const by of [rosa, ray, gone])
      await transact((tx) =>
        tx.requestChange.create({
          data: { requestId: request.id, kind: "changed", byId: by.userId, byName: by.name },
          select: { id: true },
        }),
      );
    const about = { customerId: acme.id, requestId: request.id, actor: actorOf(nora) };
    await transact((tx) => mailRequestMade(tx, about));
    expect(await letterTo()).toEqual([`request-made to ${ray.email}`, `request-made to ${rosa.email}`].toSorted());
    expect((await letterTo()).join()).not.toContain(idle.email);

    await empty();
    const changes = [{ label: "Number of Users", before: "100", after: "120" }];
    await transact((tx) => mailRequestChanged(tx, { ...about, actor: actorOf(ray) }, changes));
    // Ray acts for Acme: Acme hears of it, and Ray's colleague who works on it too.
    expect(await letterTo()).toEqual(
      [`request-changed to ${nora.email}`, `request-changed to ${rosa.email}`].toSorted(),
    );
  });

  test("of what the seller does: who requested it and the customer's owners", async () => {
    const olof = await aColleague(acme, "Olof");
    await aColleague(acme, "Idle");
    const request = await aRequest(acme, olof);
    await sendQuoteForm(ray, request.path, { version: "1", validUntil: addDays(today(), 30) });
    expect(await letterTo()).toEqual([`request-quoted to ${nora.email}`, `request-quoted to ${olof.email}`].toSorted());
    await empty();
    await move(nora, request.path, "decide", { version: "2", intent: "accept" });
    expect(await letterTo()).toEqual([`quote-decided to ${ray.email}`]);
    await empty();
    await move(ray, request.path, "order", { version: "3" });
    expect(await letterTo()).toEqual(
      [`request-ordered to ${nora.email}`, `request-ordered to ${olof.email}`].toSorted(),
    );
  });

  test("where there is no reseller, or a suspended one: the admins", async () => {
    const ada = await anAdmin();
    const request = await aRequest(acme, nora);
    const suspend = (suspendedAt: Date | null) =>
      transact((tx) =>
        tx.business.update({ where: { id: ray.business.id }, data: { suspendedAt }, select: { id: true } }),
      );
    await suspend(new Date());
    await move(nora, request.path, "cancel", { version: "1" });
    const told = (await mailsAbout(acme)).map(({ toEmail }) => toEmail);
    expect(told).toContain(ada.email);
    expect(told).not.toContain(ray.email);
    expect(new Set(told).size).toBe(told.length);
  });

  test("is nobody where nothing was done", async () => {
    const request = await aRequest(acme, nora, { state: "completed" });
    await move(nora, request.path, "cancel", { version: "1" });
    expect(await mailsAbout(acme)).toEqual([]);
  });
});

describe("a letter about a request", () => {
  test("holds no amount, no reason and no note", async () => {
    const secret = "EUR 12,345.00";
    const request = await aRequest(acme, nora);
    const { path } = request;
    const steps = [
      () => sendQuoteForm(ray, path, { version: "1", validUntil: addDays(today(), 30), note: secret }),
      () => move(nora, path, "decide", { version: "2", intent: "decline", reason: secret }),
      () => sendQuoteForm(ray, path, { version: "3", validUntil: addDays(today(), 30), note: secret }),
      () => move(nora, path, "decide", { version: "4", intent: "accept" }),
      () => move(ray, path, "order", { version: "5", orderNumber: secret }),
      () => move(ray, path, "decline", { version: "6", reason: secret }),
    ];
    for (const step of steps) expect((await step()).status).toBe(204);
    const again = await aRequest(acme, nora, { state: "ordered" });
    expect((await move(nora, again.path, "cancel", { version: "1", reason: secret })).status).toBe(204);

    const mails = await mailsAbout(acme);
    expect(mails.map(({ letter }) => letter)).toEqual([
      "request-quoted",
      "quote-decided",
      "request-quoted",
      "quote-decided",
      "request-ordered",
      "request-declined",
      "request-cancelled",
    ]);
    for (const { letter, data } of mails) {
      expect(JSON.stringify(data)).not.toContain("12,345");
      const kind = letters.get(letter);
      if (!kind) throw new Error(`${letter} is no letter`);
      const { subject, text, html } = await drawLetter(kind, data, null);
      expect(`${subject}${text}${html}`).not.toMatch(/12,345|EUR|€/);
      expect(text).toContain(acme.name);
    }
    const cancelled = mails.at(-1);
    const kind = letters.get("request-cancelled");
    if (!kind || !cancelled) throw new Error("No mail");
    expect((await drawLetter(kind, cancelled.data, null)).text).toContain("the seller has to stop the order.");
    const events = await db.auditEvent.findMany({ where: { businessId: acme.id, action: "request.quote" } });
    expect(JSON.stringify(events)).not.toContain("12,345");
  });

  test("that the customer reads too, because its partner acted, says who acted and asks nothing of it", async () => {
    const request = await aRequest(acme, nora, { state: "ordered" });
    await move(ray, request.path, "cancel", { version: "1" });
    const [mail] = await mailsAbout(acme);
    expect(mail).toMatchObject({ letter: "request-cancelled", toEmail: nora.email });
    for (const name of ["request-cancelled", "request-changed"]) {
      const kind = letters.get(name);
      if (!kind) throw new Error(`${name} is no letter`);
      const { subject, text } = await drawLetter(kind, Object.assign({ changes: [] }, mail?.data), null);
      expect(subject).toMatch(new RegExp(`^The request of ${acme.name} for .* was (cancelled|changed)$`));
      expect(text).toContain(`Ray Test of ${ray.business.name}`);
      expect(text).toContain("the seller");
    }
  });

  test("of a completion says when it runs, for how many, and which other requests to look at", async () => {
    const request = await aRequest(acme, nora, { state: "ordered" });
    const term = { startDate: addDays(today(), 60), endDate: addDays(today(), 400) };
    await move(ray, request.path, "complete", { version: "1", quantity: "120", ...term });
    const [mail] = await mailsAbout(acme);
    expect(mail).toMatchObject({
      letter: "request-completed",
      toEmail: nora.email,
      data: { ...term, count: "120 users", touched: [] },
    });
  });
});
