import { describe, expect, test } from "vitest";
import { db, transact } from "~/infra/db.server";
import { handle } from "../../../tests/support/app";
import { aCustomer, anAdmin, aPartner, type Business, get } from "../../../tests/support/cast";
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

const paul = { name: "Paul Okafor", role: "Network Lead", email: "paul@acme.example", phone: "+47 22 55 01 31" };

const listOf = (business: Business) =>
  db.teamMember.findMany({ where: { customerId: business.id, removedAt: null }, orderBy: { name: "asc" } });

async function aTeam() {
  const nora = await aCustomer();
  const acme = nora.business;
  const [ann, bo, cy] = [await aMember(acme.id, "Ann"), await aMember(acme.id, "Bo"), await aMember(acme.id, "Cy")];
  return { nora, acme, ann, bo, cy };
}

describe("adding a team member", () => {
  test("lists the member, without an account, and keeps who did it", async () => {
    const nora = await aCustomer();
    const answer = await send(nora, teamOf(nora.business), { ...paul, formKey: "k" });
    expect(movedTo(answer)).toBe(teamOf(nora.business));
    expect(await listOf(nora.business)).toMatchObject([{ ...paul, userId: null, version: 1 }]);
    const [event] = await db.auditEvent.findMany({ where: { businessId: nora.business.id } });
    expect(event).toMatchObject({ action: "team-member.add", actorId: nora.userId, after: paul });
    expect(await db.outboxMail.count({ where: { toEmail: paul.email } })).toBe(0);
  });

  test("needs no more than a name, and takes any role", async () => {
    const nora = await aCustomer();
    await send(nora, teamOf(nora.business), { name: " Signe  Dahl ", role: "", email: " ", phone: "" });
    await send(nora, teamOf(nora.business), { name: "Vik", role: "Keeper of the lab" });
    expect(await listOf(nora.business)).toMatchObject([
      { name: "Signe Dahl", role: "", email: null, phone: null },
      { name: "Vik", role: "Keeper of the lab" },
    ]);
  });

  test.each([
    ["name", "", "Enter the name"],
    ["name", "  ", "Enter the name"],
    ["name", "x".repeat(121), "Shorten the name"],
    ["email", "paul at acme", "Enter the email as an address"],
    ["phone", "call me", "Enter the phone number with digits"],
    ["role", "a\u202Eb", "characters that cannot be seen"],
  ])("with %s “%s” comes back with what is to be done and what was typed", async (field, value, message) => {
    const nora = await aCustomer();
    const answer = await send(nora, teamOf(nora.business), { ...paul, [field]: value });
    expect(answer.status).toBe(400);
    const { result } = (await answer.json()) as { result: { error: Record<string, string[]>; initialValue: object } };
    expect(result.error[field]?.join()).toContain(message);
    const kept = field === "phone" ? { name: paul.name } : { phone: paul.phone };
    expect(result.initialValue).toMatchObject(kept);
    expect(await listOf(nora.business)).toEqual([]);
  });

  test("sent twice adds one; the same form with other content is another person", async () => {
    const nora = await aCustomer();
    for (const name of ["Paul", "Paul", "Signe"]) {
      const answer = await send(nora, teamOf(nora.business), { name, formKey: "the same" });
      expect(movedTo(answer)).toBe(teamOf(nora.business));
    }
    expect((await listOf(nora.business)).map(({ name }) => name)).toEqual(["Paul", "Signe"]);
    expect(await actionsOf(nora.business)).toEqual(["team-member.add", "team-member.add"]);
  });

  test("with the key of another customer's form touches nothing of that customer", async () => {
    const nora = await aCustomer();
    const gina = await aCustomer("Gina", "Globex");
    await send(gina, teamOf(gina.business), { ...paul, formKey: "k" });
    await send(nora, teamOf(nora.business), { ...paul, formKey: "k" });
    expect(await listOf(gina.business)).toHaveLength(1);
    expect(await listOf(nora.business)).toHaveLength(1);
  });

  test("who has an account at the business already is the same person, once", async () => {
    const nora = await aCustomer();
    const gina = await aCustomer("Gina", "Globex");
    await send(nora, teamOf(nora.business), { name: "Nora", email: nora.email.toUpperCase() });
    await send(nora, teamOf(nora.business), { name: "Nora again", email: nora.email });
    await send(nora, teamOf(nora.business), { name: "Stranger", email: gina.email });
    expect((await listOf(nora.business)).map(({ userId }) => userId)).toEqual([nora.userId, null, null]);
  });
});

describe("editing a team member", () => {
  const path = (business: Business, id: string) => `${teamOf(business)}/members/${id}`;

  test("saves what was changed, and the same form again changes nothing", async () => {
    const { nora, acme, ann } = await aTeam();
    for (let time = 0; time < 2; time++)
      expect(movedTo(await send(nora, path(acme, ann.id), { ...paul, version: "1" }))).toBe(teamOf(acme));
    expect((await listOf(acme))[2]).toMatchObject({ ...paul, version: 2 });
    expect(await actionsOf(acme)).toEqual(["team-member.change"]);
  });

  test("the second of two editors is told, sees both values, and may then save", async () => {
    const { nora, acme, ann } = await aTeam();
    const ada = await anAdmin();
    await send(ada, path(acme, ann.id), { name: "Ann", role: "Lead", version: "1" });
    const second = await send(nora, path(acme, ann.id), { name: "Ann Berg", role: "Head", version: "1" });
    expect(second.status).toBe(409);
    expect(((await second.json()) as { conflict: unknown }).conflict).toEqual({
      overwritten: [
        { label: "Name", stored: "Ann", typed: "Ann Berg" },
        { label: "Role", stored: "Lead", typed: "Head" },
      ],
      version: 2,
    });
    expect((await listOf(acme))[0]).toMatchObject({ name: "Ann", role: "Lead" });
    await send(nora, path(acme, ann.id), { name: "Ann Berg", role: "Head", version: "2" });
    expect((await listOf(acme))[0]).toMatchObject({ name: "Ann Berg", role: "Head" });
  });

  test("comes back with the message at the field where something is wrong", async () => {
    const { nora, acme, ann } = await aTeam();
    const answer = await send(nora, path(acme, ann.id), { name: "", version: "1" });
    expect(answer.status).toBe(400);
    expect(await errorsOf(answer)).toEqual({ name: ["Enter the name"] });
    expect((await send(nora, path(acme, ann.id), { name: "Ann" })).status).toBe(400);
  });

  test("of another business is a 404, through its address and through one's own", async () => {
    const { acme, ann } = await aTeam();
    const gina = await aCustomer("Gina", "Globex");
    for (const business of [acme, gina.business]) {
      for (const end of ["", "/delete"]) {
        expect((await handle(get(path(business, ann.id) + end, gina))).status).toBe(404);
        const fields = { name: "Taken", version: "1", successor: "nobody" };
        expect((await send(gina, path(business, ann.id) + end, fields)).status).toBe(404);
      }
    }
    expect((await listOf(acme)).map(({ name }) => name)).toEqual(["Ann", "Bo", "Cy"]);
  });

  test.each(["reseller", "professional_service", "managed_service"] as const)("a %s may only look", async (type) => {
    const { acme, ann } = await aTeam();
    const ray = await aPartner(acme, type);
    const page = await ask(ray, teamOf(acme));
    expect(await page.json()).toMatchObject({ mayEdit: false, listed: { total: 3 } });
    expect((await send(ray, teamOf(acme), paul)).status).toBe(403);
    expect((await send(ray, path(acme, ann.id), { ...paul, version: "1" })).status).toBe(403);
    expect((await send(ray, `${path(acme, ann.id)}/delete`, { successor: "nobody" })).status).toBe(403);
    expect(await listOf(acme)).toHaveLength(3);
  });

  test("offers an account to the owner alone, and links the one that there is", async () => {
    const { nora, acme, ann } = await aTeam();
    const ada = await anAdmin();
    expect(await (await ask(nora, path(acme, ann.id))).json()).toMatchObject({ owner: true, member: { user: null } });
    expect(await (await ask(ada, path(acme, ann.id))).json()).toMatchObject({ owner: false, admin: true });
    await send(nora, path(acme, ann.id), { name: "Ann", email: nora.email, version: "1" });
    expect(await (await ask(nora, path(acme, ann.id))).json()).toMatchObject({
      member: { id: ann.id, user: { id: nora.userId } },
    });
    await transact((tx) => tx.user.updateMany({ where: { id: nora.userId }, data: { ownerSince: null } }));
    expect(await (await ask(nora, path(acme, ann.id))).json()).toMatchObject({ owner: false, admin: false });
  });
});

test("members are searched letter by letter, on each page that lists them", async () => {
  const { nora, acme, ann } = await aTeam();
  await aMember(acme.id, "Dee 100%_sure");
  const row = await aResponsibility(acme.id, "Roll-out", { [ann.id]: "A" });
  const namesAt = async (path: string, of: (page: Pages) => { name: string }[]) =>
    of((await (await ask(nora, path)).json()) as Pages).map(({ name }) => name);
  for (const search of ["%25", "_", "100%25_SURE", "Cy"]) {
    const wanted = search === "Cy" ? ["Cy"] : ["Dee 100%_sure"];
    expect(await namesAt(`${teamOf(acme)}?q=${search}`, ({ listed }) => listed.members)).toEqual(wanted);
    expect(
      await namesAt(`${teamOf(acme)}/responsibilities/${row}?q=${search}`, ({ members }) => members.slice(1)),
    ).toEqual(wanted);
    expect(
      await namesAt(`${teamOf(acme)}/members/${ann.id}/delete?q=${search}`, ({ successors }) => successors),
    ).toEqual(wanted);
  }
});

interface Pages {
  listed: { members: { name: string }[] };
  members: { name: string }[];
  successors: { name: string }[];
}

describe("deleting a team member", () => {
  const path = (business: Business, id: string) => `${teamOf(business)}/members/${id}/delete`;

  test("leaves open what nobody takes over, and deletes no responsibility", async () => {
    const { nora, acme, ann, bo } = await aTeam();
    const plan = await aResponsibility(acme.id, "Plan", { [ann.id]: "A", [bo.id]: "R" });
    expect(movedTo(await send(nora, path(acme, ann.id), { successor: "nobody" }))).toBe(teamOf(acme));
    expect((await listOf(acme)).map(({ name }) => name)).toEqual(["Bo", "Cy"]);
    expect(await lettersOf(plan)).toEqual({ [bo.id]: "R" });
    const { grid } = (await (await ask(nora, teamOf(acme))).json()) as { grid: { gaps: { noA: unknown[] } } };
    expect(grid.gaps.noA).toEqual([{ id: plan, name: "Plan", phase: "Plan" }]);
  });

  test("hands the letters and the objectives to the successor, beside what that one holds", async () => {
    const { nora, acme, ann, bo, cy } = await aTeam();
    const plan = await aResponsibility(acme.id, "Plan", { [ann.id]: "A", [bo.id]: "R", [cy.id]: "C" });
    const design = await aResponsibility(acme.id, "Design", { [ann.id]: "AR", [cy.id]: "I" });
    const objective = await transact((tx) =>
      tx.objective.create({
        data: { customerId: acme.id, title: "Less VPN", category: "Access", priority: "must", ownerId: ann.id },
        select: { id: true },
      }),
    );
    await send(nora, path(acme, ann.id), { successor: bo.id });
    expect(await lettersOf(plan)).toEqual({ [bo.id]: "AR", [cy.id]: "C" });
    expect(await lettersOf(design)).toEqual({ [bo.id]: "AR", [cy.id]: "I" });
    expect(await db.objective.findUnique({ where: objective })).toMatchObject({ ownerId: bo.id, version: 2 });
    expect(await db.responsibility.findUnique({ where: { id: plan } })).toMatchObject({ version: 2, removedAt: null });
    const [event] = await db.auditEvent.findMany({ where: { businessId: acme.id } });
    expect(event).toMatchObject({
      action: "team-member.delete",
      before: { name: "Ann", letters: { Plan: "A", Design: "AR" } },
      after: { successor: "Bo" },
    });
  });

  test("sent again is told, and takes nothing from the successor", async () => {
    const { nora, acme, ann, bo, cy } = await aTeam();
    const plan = await aResponsibility(acme.id, "Plan", { [ann.id]: "A" });
    await send(nora, path(acme, ann.id), { successor: bo.id });
    expect(movedTo(await send(nora, path(acme, ann.id), { successor: cy.id }))).toBe(teamOf(acme));
    expect(await lettersOf(plan)).toEqual({ [bo.id]: "A" });
    expect(await actionsOf(acme)).toEqual(["team-member.delete"]);
  });

  test("asks who takes over, and takes nobody of another business, nobody who left, not the member itself", async () => {
    const { nora, acme, ann, bo } = await aTeam();
    const gina = await aCustomer("Gina", "Globex");
    const gil = await aMember(gina.business.id, "Gil");
    await send(nora, path(acme, bo.id), { successor: "nobody" });
    for (const successor of ["", gil.id, bo.id, ann.id, "someone"]) {
      const answer = await send(nora, path(acme, ann.id), { successor });
      expect(answer.status).toBe(400);
      expect((await errorsOf(answer)).successor?.join()).toMatch(/Choose/);
    }
    expect((await listOf(acme)).map(({ name }) => name)).toEqual(["Ann", "Cy"]);
  });
});
