import { beforeAll, describe, expect, test } from "vitest";
import { db, transact } from "~/infra/db.server";
import { seedReferenceData } from "../../../prisma/seed/reference.server";
import { handle } from "../../../tests/support/app";
import { aCustomer, actorOf, anAdmin, aPartner, type Business, get, type Person } from "../../../tests/support/cast";
import {
  actionsOf,
  aMember,
  aResponsibility,
  ask,
  errorsOf,
  lettersOf,
  movedTo,
  send,
  teamOf,
} from "../../../tests/support/team";
import { assign } from "./assign.server";
import type { Letter } from "./letters";

beforeAll(seedReferenceData);

const pathOf = (business: Business, id: string) => `${teamOf(business)}/responsibilities/${id}`;

async function aRow(letters: (ids: { ann: string; bo: string; cy: string }) => Record<string, Letter> = () => ({})) {
  const nora = await aCustomer();
  const acme = nora.business;
  const [ann, bo, cy] = [await aMember(acme.id, "Ann"), await aMember(acme.id, "Bo"), await aMember(acme.id, "Cy")];
  const id = await aResponsibility(acme.id, "Plan", letters({ ann: ann.id, bo: bo.id, cy: cy.id }));
  return { nora, acme, ann: ann.id, bo: bo.id, cy: cy.id, id, path: pathOf(acme, id) };
}

const save = (as: Person, path: string, letters: Record<string, string>, fields: Record<string, string> = {}) =>
  send(as, path, {
    intent: "save",
    version: "1",
    ...Object.fromEntries(Object.entries(letters).map(([id, letter]) => [`letters.m-${id}`, letter])),
    ...fields,
  });

describe("the list to start from", () => {
  test("is taken over once, whoever presses how often", async () => {
    const nora = await aCustomer();
    const path = `${teamOf(nora.business)}/responsibilities`;
    const usual = await db.responsibilityTemplate.count();
    const both = await Promise.all([
      send(nora, path, { intent: "take-over" }),
      send(nora, path, { intent: "take-over" }),
    ]);
    for (const answer of both) expect(movedTo(answer)).toBe(teamOf(nora.business));
    expect(await db.responsibility.count({ where: { customerId: nora.business.id } })).toBe(usual);
    expect(await actionsOf(nora.business)).toEqual(["responsibility.take-over"]);
    const { grid } = (await (await ask(nora, teamOf(nora.business))).json()) as {
      grid: { phase: string; phases: { name: string }[]; missing: number };
    };
    expect(grid).toMatchObject({ phase: "Plan", missing: 0 });
    expect(grid.phases.map(({ name }) => name)).toEqual(["Plan", "Build", "Roll out", "Operate", "Govern"]);
  });

  test("brings back what was removed, and only that", async () => {
    const nora = await aCustomer();
    const list = `${teamOf(nora.business)}/responsibilities`;
    await send(nora, list, { intent: "take-over" });
    const [first] = await db.responsibility.findMany({
      where: { customerId: nora.business.id },
      orderBy: { position: "asc" },
    });
    await send(nora, pathOf(nora.business, first?.id ?? ""), { intent: "remove", version: "1" });
    await send(nora, list, { intent: "take-over" });
    const present = await db.responsibility.findMany({ where: { customerId: nora.business.id, removedAt: null } });
    expect(present.filter(({ templateKey }) => templateKey === first?.templateKey)).toHaveLength(1);
    expect(present).toHaveLength(await db.responsibilityTemplate.count());
  });
});

describe("a responsibility of one's own", () => {
  test("is added once, renamed, and removed", async () => {
    const nora = await aCustomer();
    const list = `${teamOf(nora.business)}/responsibilities`;
    const own = { intent: "add", name: "Keep the lab online", phase: "Operate", formKey: "k" };
    for (let time = 0; time < 2; time++) expect(movedTo(await send(nora, list, own))).toBe(list);
    const [added] = await db.responsibility.findMany({ where: { customerId: nora.business.id } });
    expect(added).toMatchObject({ name: own.name, phase: "Operate", templateKey: null });

    const path = pathOf(nora.business, added?.id ?? "");
    expect(movedTo(await save(nora, path, {}, { name: "Keep the labs online", phase: "Govern" }))).toContain(
      "phase=Govern",
    );
    for (let time = 0; time < 2; time++)
      expect(movedTo(await send(nora, path, { intent: "remove", version: "2" }))).toBe(list);
    expect(await db.responsibility.findUnique({ where: { id: added?.id ?? "" } })).toMatchObject({
      name: "Keep the labs online",
      phase: "Govern",
      removedAt: expect.any(Date),
    });
    expect(await actionsOf(nora.business)).toEqual([
      "responsibility.add",
      "responsibility.change",
      "responsibility.remove",
    ]);
    expect((await handle(get(path, nora))).status).toBe(404);
  });

  test.each([
    [{ name: "", phase: "Plan" }, "name", "Enter the responsibility"],
    [{ name: "Plan it", phase: " " }, "phase", "Enter the phase"],
    [{ name: "plan", phase: "Plan" }, "name", "stands in the list already"],
  ])("%j comes back with what is to be done", async (fields, field, message) => {
    const { nora, acme } = await aRow();
    const answer = await send(nora, `${teamOf(acme)}/responsibilities`, { intent: "add", ...fields });
    expect(answer.status).toBe(400);
    expect((await errorsOf(answer))[field]?.join()).toContain(message);
    expect(await db.responsibility.count({ where: { customerId: acme.id } })).toBe(1);
  });

  test("is not given the name of another", async () => {
    const { nora, acme, path } = await aRow();
    await aResponsibility(acme.id, "Train", {});
    const answer = await save(nora, path, {}, { name: "train" });
    expect(answer.status).toBe(400);
    expect(await errorsOf(answer)).toEqual({ name: ["Choose another name: “train” is on the list already"] });
    expect(movedTo(await save(nora, path, {}, { name: "PLAN" }))).toContain(teamOf(acme));
  });

  test("is not removed by who did not see the last change", async () => {
    const { nora, id, path, ann } = await aRow();
    await save(nora, path, { [ann]: "A" });
    expect((await send(nora, path, { intent: "remove", version: "1" })).status).toBe(409);
    expect(await db.responsibility.findUnique({ where: { id } })).toMatchObject({ removedAt: null });
  });
});

describe("a row of the grid", () => {
  test("gives and takes letters, counts its version up, and keeps what was before", async () => {
    const { nora, acme, id, path, ann, bo, cy } = await aRow(({ ann, cy }) => ({ [ann]: "A", [cy]: "I" }));
    const answer = await save(nora, path, { [ann]: "AR", [bo]: "C", [cy]: "" });
    expect(movedTo(answer)).toBe(`${teamOf(acme)}?phase=Plan#responsibilities`);
    expect(await lettersOf(id)).toEqual({ [ann]: "AR", [bo]: "C" });
    expect(await db.responsibility.findUnique({ where: { id } })).toMatchObject({ version: 2 });
    const [event] = await db.auditEvent.findMany({ where: { businessId: acme.id } });
    expect(event).toMatchObject({
      action: "responsibility.change",
      before: { name: "Plan", changes: { Ann: "A", Bo: "", Cy: "I" } },
      after: { changes: { Ann: "A R", Bo: "C", Cy: "" } },
    });
  });

  test("sent twice changes nothing twice; who is not named keeps the letter", async () => {
    const { nora, acme, id, path, ann, bo } = await aRow(({ bo }) => ({ [bo]: "R" }));
    for (let time = 0; time < 2; time++) expect(movedTo(await save(nora, path, { [ann]: "A" }))).not.toBeNull();
    expect(await lettersOf(id)).toEqual({ [ann]: "A", [bo]: "R" });
    expect(await actionsOf(acme)).toEqual(["responsibility.change"]);
  });

  test.each([
    [{ version: "" }, "version", "Open the page again"],
    [{ "letters.m-x": "Z" }, "letters.m-x", "Choose R, A, A R, C, I or –"],
    [{ letters: "A" }, "letters", "Choose R, A, A R, C, I or –"],
    [{ intent: "explode" }, "intent", "Send the form with one of its buttons"],
    [{ name: "" }, "name", null],
  ])("with %j is refused or leaves all as it is", async (fields, field, message) => {
    const { nora, id, path, ann } = await aRow();
    const answer = await save(nora, path, { [ann]: message ? "A" : "" }, fields as Record<string, string>);
    if (message) {
      expect(answer.status).toBe(400);
      expect((await errorsOf(answer))[field]?.join()).toContain(message);
    }
    expect(await lettersOf(id)).toEqual({});
    expect(await db.responsibility.findUnique({ where: { id } })).toMatchObject({ name: "Plan", version: 1 });
  });

  test("with a second A names who holds it, and moves it only when that is asked for", async () => {
    const { nora, id, path, ann, bo } = await aRow(({ ann }) => ({ [ann]: "AR" }));
    const refused = await save(nora, path, { [ann]: "AR", [bo]: "A" });
    expect(refused.status).toBe(400);
    const body = (await refused.json()) as { result: { error: object }; refusal: { moveTo: string } };
    expect(body.result.error).toEqual({ [`letters.m-${bo}`]: [expect.stringContaining("Take the A from Ann first")] });
    expect(body.refusal.moveTo).toBe("Bo");
    expect(await lettersOf(id)).toEqual({ [ann]: "AR" });

    await save(nora, path, { [ann]: "AR", [bo]: "A" }, { moveA: "on" });
    expect(await lettersOf(id)).toEqual({ [ann]: "R", [bo]: "A" });
  });

  test("with the A given up and given in one form moves it; with two new ones is refused", async () => {
    const { nora, id, path, ann, bo, cy } = await aRow(({ ann }) => ({ [ann]: "A" }));
    const refused = await save(nora, path, { [ann]: "", [bo]: "A", [cy]: "AR" });
    expect(refused.status).toBe(400);
    expect(Object.keys(await errorsOf(refused))).toHaveLength(2);
    expect((await save(nora, path, { [ann]: "", [bo]: "A", [cy]: "AR" }, { moveA: "on" })).status).toBe(400);
    expect(await lettersOf(id)).toEqual({ [ann]: "A" });
    await save(nora, path, { [ann]: "C", [bo]: "A" });
    expect(await lettersOf(id)).toEqual({ [ann]: "C", [bo]: "A" });
  });

  test("given an A by two people at once has one, and the other is told", async () => {
    const { nora, acme, id, ann, bo } = await aRow();
    const actor = actorOf(nora);
    const chosen = [ann, bo];
    const outcomes = await Promise.all(
      chosen.map((member) =>
        assign(acme.id, id, { version: 1, letters: new Map([[member, "A"]]), moveA: false }, actor),
      ),
    );
    expect(outcomes.map((one) => one?.outcome).sort()).toEqual(["changed", "conflict"]);
    expect(Object.values(await lettersOf(id))).toEqual(["A"]);
    expect(await actionsOf(acme)).toEqual(["responsibility.change"]);
    await expect(
      transact((tx) => tx.assignment.create({ data: { responsibilityId: id, memberId: ann, letter: "AR" } })),
    ).rejects.toThrow();
  });

  test("the second of two editors is told, sees both values, and may then save", async () => {
    const { nora, id, path, ann, bo } = await aRow(({ ann }) => ({ [ann]: "A" }));
    const ada = await anAdmin();
    await save(ada, path, { [ann]: "A", [bo]: "R" });
    const second = await save(nora, path, { [ann]: "AR", [bo]: "C" });
    expect(second.status).toBe(409);
    const { refusal } = (await second.json()) as { refusal: { conflict: unknown } };
    expect(refusal.conflict).toEqual({
      overwritten: [
        { label: "Ann", stored: "A", typed: "A R" },
        { label: "Bo", stored: "R", typed: "C" },
      ],
      version: 2,
    });
    expect(await lettersOf(id)).toEqual({ [ann]: "A", [bo]: "R" });
    await save(nora, path, { [ann]: "AR", [bo]: "C" }, { version: "2" });
    expect(await lettersOf(id)).toEqual({ [ann]: "AR", [bo]: "C" });
  });

  test("takes no member of another customer, and tells where one has left", async () => {
    const { nora, acme, id, path, ann, bo } = await aRow();
    const gina = await aCustomer("Gina", "Globex");
    const gil = await aMember(gina.business.id, "Gil");
    expect((await save(nora, path, { [gil.id]: "A" })).status).toBe(404);
    expect((await save(nora, path, { [ann]: "R", [gil.id]: "" })).status).toBe(404);
    expect(await lettersOf(id)).toEqual({});

    await send(nora, `${teamOf(acme)}/members/${bo}/delete`, { successor: "nobody" });
    const left = await save(nora, path, { [ann]: "A", [bo]: "R" });
    expect(left.status).toBe(400);
    expect((await errorsOf(left))[`letters.m-${bo}`]?.join()).toContain("Bo has left the team");
    await save(nora, path, { [ann]: "A", [bo]: "" });
    expect(await lettersOf(id)).toEqual({ [ann]: "A" });
  });

  test("of another business is a 404, through its address and through one's own", async () => {
    const { acme, id, ann } = await aRow();
    const gina = await aCustomer("Gina", "Globex");
    const gil = await aMember(gina.business.id, "Gil");
    for (const business of [acme, gina.business]) {
      expect((await handle(get(pathOf(business, id), gina))).status).toBe(404);
      for (const member of [ann, gil.id])
        expect((await save(gina, pathOf(business, id), { [member]: "A" })).status).toBe(404);
      expect((await send(gina, pathOf(business, id), { intent: "remove", version: "1" })).status).toBe(404);
    }
    expect(await lettersOf(id)).toEqual({});
    expect(await db.responsibility.findUnique({ where: { id } })).toMatchObject({ version: 1, removedAt: null });
  });

  test.each(["reseller", "professional_service", "managed_service"] as const)("a %s may only look", async (type) => {
    const { acme, id, path, ann } = await aRow();
    const ray = await aPartner(acme, type);
    expect(await (await ask(ray, path)).json()).toMatchObject({ mayEdit: false, responsibility: { name: "Plan" } });
    expect((await save(ray, path, { [ann]: "A" })).status).toBe(403);
    expect((await send(ray, path, { intent: "remove", version: "1" })).status).toBe(403);
    expect((await send(ray, `${teamOf(acme)}/responsibilities`, { intent: "take-over" })).status).toBe(403);
    expect(await lettersOf(id)).toEqual({});
  });

  test("of a team of hundreds stays below what a form may hold, holders first", async () => {
    const { nora, acme, path, cy } = await aRow(({ cy }) => ({ [cy]: "A" }));
    await transact((tx) =>
      tx.teamMember.createMany({
        data: Array.from({ length: 400 }, (_, at) => ({ customerId: acme.id, name: `Member ${at}` })),
      }),
    );
    const { members, pages } = (await (await ask(nora, path)).json()) as { members: { id: string }[]; pages: number };
    expect(members[0]?.id).toBe(cy);
    expect(members.length).toBeLessThan(190);
    expect(pages).toBe(9);
    const page = (await (await ask(nora, teamOf(acme))).json()) as { listed: { members: unknown[] }; columns: unknown };
    expect(page.listed.members).toHaveLength(50);
    expect(page.columns).toBeNull();
  });
});
