import { expect, test } from "vitest";
import { db, transact } from "~/infra/db.server";
import { usualSettings } from "~/infra/settings";
import { getSavedSettings, getSettings } from "~/infra/settings.server";
import { aCustomer, anAdmin, get, type Person, post } from "../../tests/support/cast";
import { action, loader } from "./settings.route";

const ada = await anAdmin("Ada");
const open = async () => (await loader({ request: get("/admin/settings", ada), params: {}, context: {} })).json();
const save = async (fields: Record<string, string>, as: Person = ada): Promise<Response> =>
  action({ request: post("/admin/settings", fields, as), params: {}, context: {} });

const typed = {
  ...{ quarterStartMonth: "1", leadDays: "14", offeredQuarters: "8", shortTermDays: "90" },
  ...{ criticalWeight: "10", highWeight: "5", mediumWeight: "3", lowWeight: "1" },
  ...{ warningCredit: "50", provisionalShare: "10", approvalHours: "24", staleScoreDays: "180" },
};
const asRead = async () => ({ ...typed, version: String((await getSavedSettings()).version) });

async function aRequest(startDate: string, lastSafeDay: string, state: "requested" | "completed" = "requested") {
  const { business: acme } = await aCustomer("Nora", "Acme");
  const isOpen = state === "requested";
  const { id } = await transact((tx) =>
    tx.productRequest.create({
      data: {
        ...{ customerId: acme.id, sku: "ZIA-BIZ-EDITION", timing: "quarter", startDate, lastSafeDay, quantity: 100 },
        ...{ state, actsNext: isOpen ? "seller" : null, closedAt: isOpen ? null : new Date() },
        ...{ requestedById: "nora", requestedByName: "Nora" },
      },
      select: { id: true },
    }),
  );
  return id;
}

async function lastSafeDayOf(id: string) {
  return (await db.productRequest.findUniqueOrThrow({ where: { id } })).lastSafeDay;
}

test("before anything is saved the usual holds, and the page says what each first month gives", async () => {
  expect(await getSettings()).toEqual(usualSettings);
  const { years } = await open();
  expect(years.map(({ name }) => name.split(",")[0])).toEqual(["January", "February", "March"]);
  expect(years[1]?.next.length).toBeGreaterThan(0);
  expect(years[1]?.next.every((start) => /-(02|05|08|11)-01$/.test(start))).toBe(true);
});

test("what is saved holds at once, and the history says who changed what", async () => {
  const answer = await save({ ...(await asRead()), quarterStartMonth: "2", offeredQuarters: "4" });
  expect([answer.status, answer.headers.get("Location")]).toEqual([303, "/admin/settings"]);
  expect(await getSettings()).toEqual({ ...usualSettings, quarterStartMonth: 2, offeredQuarters: 4 });
  const { history } = await open();
  expect(history[0]).toMatchObject({
    by: "Ada Test",
    changes: [
      { name: "quarterStartMonth", from: 1, to: 2 },
      { name: "offeredQuarters", from: 8, to: 4 },
    ],
  });
  await save(await asRead());
});

test.each([
  ["leadDays", "121", "Enter Lead Days as a whole number from 0 to 120"],
  ["leadDays", "-1", "Enter Lead Days as a whole number from 0 to 120"],
  ["leadDays", "7.5", "Enter Lead Days as a whole number from 0 to 120"],
  ["offeredQuarters", "0", "Enter Quarters Offered as a whole number from 1 to 12"],
  ["offeredQuarters", "", "Enter Quarters Offered as a whole number from 1 to 12"],
  ["shortTermDays", "366", "Enter Short Term Days as a whole number from 0 to 365"],
  ["criticalWeight", "0", "Enter Weight of Critical as a whole number from 1 to 100"],
  ["warningCredit", "101", "Enter Credit of a Warning, % as a whole number from 0 to 100"],
  ["approvalHours", "0", "Enter Approval Hours as a whole number from 1 to 336"],
  ["quarterStartMonth", "4", "Choose January, February or March"],
])("%s of “%s” comes back with what was typed, and nothing is saved", async (field, value, message) => {
  const before = await getSavedSettings();
  const answer = await save({ ...(await asRead()), [field]: value });
  const { result } = await answer.json();
  expect(answer.status).toBe(400);
  expect(result.error).toEqual({ [field]: [message] });
  expect(result.initialValue?.[field] ?? "").toBe(value);
  expect(await getSavedSettings()).toEqual(before);
});

test("the second of two editors gets both values, and may save on seeing them", async () => {
  const read = await asRead();
  const ben = await anAdmin("Ben");
  await save({ ...read, shortTermDays: "60" });
  const refused = await save({ ...read, shortTermDays: "30" }, ben);
  expect(refused.status).toBe(409);
  const { conflict } = await refused.json();
  expect(conflict).toMatchObject({ by: "Ada Test", current: { shortTermDays: 60 } });
  expect((await getSettings()).shortTermDays).toBe(60);
  const again = await save({ ...read, shortTermDays: "30", version: String(conflict.version) }, ben);
  expect(again.status).toBe(303);
  expect((await getSettings()).shortTermDays).toBe(30);
  await save(await asRead());
});

test("another weight makes another formula, and nothing else does", async () => {
  const { formulaVersion } = await getSavedSettings();
  await save({ ...(await asRead()), shortTermDays: "61" });
  expect(await getSavedSettings()).toMatchObject({ formulaVersion });
  await save({ ...(await asRead()), highWeight: "7" });
  expect(await getSavedSettings()).toMatchObject({ formulaVersion: formulaVersion + 1, settings: { highWeight: 7 } });
  await save(await asRead());
  expect(await getSavedSettings()).toMatchObject({ formulaVersion: formulaVersion + 2, settings: { highWeight: 5 } });
});

test("the same form sent twice changes and records once", async () => {
  const form = { ...(await asRead()), shortTermDays: "45" };
  const recorded = () => db.auditEvent.count({ where: { action: "settings.save" } });
  const before = await recorded();
  const answers = await Promise.all([save(form), save(form)]);
  expect(answers.map(({ status }) => status)).toEqual([303, 303]);
  expect(await recorded()).toBe(before + 1);
  await save(await asRead());
});

test("other lead days move the last safe day of the requests that are open, and say of how many", async () => {
  const spring = await aRequest("2027-04-01", "2027-03-18");
  const leap = await aRequest("2028-03-15", "2028-03-01");
  const completed = await aRequest("2026-01-01", "2025-12-18", "completed");
  const answer = await save({ ...(await asRead()), leadDays: "30" });
  expect(decodeURIComponent(atob(decodeURIComponent(cookieOf(answer)).split(".")[0] ?? ""))).toContain(
    "2 open requests have another last safe day now.",
  );
  expect(await lastSafeDayOf(spring)).toBe("2027-03-02");
  expect(await lastSafeDayOf(leap)).toBe("2028-02-14");
  expect(await lastSafeDayOf(completed)).toBe("2025-12-18");
  const { before, after } = await db.auditEvent.findFirstOrThrow({
    where: { action: "settings.save" },
    orderBy: { id: "desc" },
  });
  expect([before, after]).toMatchObject([{ leadDays: 14 }, { leadDays: 30, moved: 2 }]);
});

function cookieOf(answer: Response) {
  return /toast=([^;]+)/.exec(answer.headers.get("Set-Cookie") ?? "")?.[1] ?? "";
}
