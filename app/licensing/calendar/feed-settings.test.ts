import { describe, expect, test } from "vitest";
import { db } from "~/infra/db.server";
import { handle } from "../../../tests/support/app";
import { aCustomer, get, loggedInAnew, type Person, post } from "../../../tests/support/cast";

const read = (address: string) => handle(new Request(address));

describe("the page of the address", () => {
  const page = "/account/calendar";
  const data = `${page}?_data=licensing%2Fcalendar%2Ffeed-settings.route`;
  const shown = async (as: Person, cookie = "") =>
    ((await (await handle(get(data, { cookie: `${as.cookie}; ${cookie}` }))).json()) as { address: string | null })
      .address;

  async function make(as: Person, formKey: string) {
    const answer = await handle(post(page, { intent: "make", formKey }, as));
    return {
      answer,
      cookie: answer.headers
        .getSetCookie()
        .find((one) => one.startsWith("calendar-"))
        ?.split(";")[0],
    };
  }

  test("shows it once, on the page after the form", async () => {
    const nora = await loggedInAnew(await aCustomer());
    const { answer, cookie } = await make(nora, "f3b8a0de-6f0c-4f2e-9f57-0d6f6f0a1b11");
    expect(answer.status).toBe(303);
    const address = await shown(nora, cookie);
    expect(address).toMatch(/^http:\/\/localhost:3000\/calendar\/[\w-]{43}\.ics$/);
    expect(cookie).not.toContain(address?.slice(-20));
    expect(await shown(nora)).toBeNull();
    expect((await read(address ?? "")).status).toBe(200);
  });

  test("makes one of a double click, and none of a form sent again after it was revoked", async () => {
    const nora = await loggedInAnew(await aCustomer());
    const formKey = "f3b8a0de-6f0c-4f2e-9f57-0d6f6f0a1b22";
    const first = await shown(nora, (await make(nora, formKey)).cookie);
    expect(await shown(nora, (await make(nora, formKey)).cookie)).toBe(first);

    expect((await handle(post(page, { intent: "revoke" }, nora))).status).toBe(303);
    expect((await read(first ?? "")).status).toBe(404);
    expect((await make(nora, formKey)).cookie).toBeUndefined();
    expect((await read(first ?? "")).status).toBe(404);
  });

  test("is recorded as one and the same address from its making to its end", async () => {
    const customer = await aCustomer();
    const nora = await loggedInAnew(customer);
    await make(nora, "f3b8a0de-6f0c-4f2e-9f57-0d6f6f0a1b33");
    await handle(post(page, { intent: "revoke" }, nora));
    const { id } = await db.calendarFeed.findFirstOrThrow({ where: { userId: nora.userId } });
    const recorded = await db.auditEvent.findMany({
      where: { businessId: customer.business.id, subjectType: "CalendarFeed" },
      orderBy: { at: "asc" },
    });
    expect(recorded.map(({ action, subjectId }) => [action, subjectId])).toEqual([
      ["calendar-feed.make", id],
      ["calendar-feed.revoke", id],
    ]);
  });

  test("asks nothing of a form that says nothing", async () => {
    const nora = await loggedInAnew(await aCustomer());
    expect((await handle(post(page, {}, nora))).status).toBe(400);
    expect((await handle(post(page, { intent: "make", formKey: "x" }, nora))).status).toBe(400);
  });
});
