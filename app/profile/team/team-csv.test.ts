import { describe, expect, test } from "vitest";
import { db } from "~/infra/db.server";
import { handle } from "../../../tests/support/app";
import { aCustomer, aPartner, type Business, get, type Person } from "../../../tests/support/cast";
import { actionsOf, aMember, aResponsibility, errorsOf, movedTo, send, teamOf } from "../../../tests/support/team";

const csvOf = async (as: Person, path: string) => (await handle(get(path, as))).text();

const namesOf = async (business: Business) =>
  (await db.teamMember.findMany({ where: { customerId: business.id }, orderBy: { name: "asc" } })).map(
    ({ name }) => name,
  );

const upload = (as: Person, path: string, text: string) => {
  const body = new FormData();
  body.append("file", new File([text], "team.csv", { type: "text/csv" }));
  return handle(
    new Request(`http://localhost:3000${path}/import?_data=profile%2Fteam%2Fimport.route`, {
      method: "POST",
      body,
      headers: { Origin: "http://localhost:3000", Cookie: as.cookie },
    }),
  );
};

interface Preview {
  preview: { text: string; members: { name: string }[]; known: number[] };
}

describe("the team as a CSV file", () => {
  test("holds the members with their letters, and the responsibilities with who holds them", async () => {
    const nora = await aCustomer();
    const acme = nora.business;
    const [ann, bo] = [await aMember(acme.id, "Ann"), await aMember(acme.id, "=Bo")];
    await aResponsibility(acme.id, "Plan it", { [ann.id]: "AR", [bo.id]: "C" });
    await aMember((await aCustomer("Gina", "Globex")).business.id, "Gil");

    const members = (await csvOf(nora, `${teamOf(acme)}/team.csv`)).split("\r\n");
    expect(members).toEqual(["Name,Role,Email,Phone,Plan it", `"'=Bo",,,,C`, "Ann,,,,AR", ""]);
    const ray = await aPartner(acme, "reseller");
    expect(await csvOf(ray, `${teamOf(acme)}/team.csv?list=responsibilities`)).toBe(
      `Phase,Responsibility,Accountable,Responsible,Consulted,Informed\r\nPlan,Plan it,Ann,Ann,"'=Bo",\r\n`,
    );
  });

  test("is previewed, confirmed, and adds nobody twice", async () => {
    const nora = await aCustomer();
    const acme = nora.business;
    await aMember(acme.id, "Ann");
    const answer = await upload(nora, teamOf(acme), "Name;Role;Email\nAnn;;\nPaul;Lead;paul@acme.example\n");
    const { preview } = (await answer.json()) as Preview;
    expect(preview).toMatchObject({ members: [{ name: "Ann" }, { name: "Paul" }], known: [2] });
    expect(await namesOf(acme)).toEqual(["Ann"]);

    for (let time = 0; time < 2; time++)
      expect(movedTo(await send(nora, `${teamOf(acme)}/import?confirm`, { members: preview.text }))).toBe(teamOf(acme));
    expect(await namesOf(acme)).toEqual(["Ann", "Paul"]);
    expect(await actionsOf(acme)).toEqual(["team-member.import"]);
  });

  test("that a download wrote is read again, and changes nothing", async () => {
    const nora = await aCustomer();
    const acme = nora.business;
    const ann = await aMember(acme.id, "=Ann, the “first”");
    await aResponsibility(acme.id, "Plan it", { [ann.id]: "A" });
    const { preview } = (await (
      await upload(nora, teamOf(acme), await csvOf(nora, `${teamOf(acme)}/team.csv`))
    ).json()) as Preview;
    expect(preview).toMatchObject({ known: [2], members: [{ name: ann.name }], ignored: ["Plan it"] });
  });

  test("with one wrong line adds nobody, and says the line, the column and what was expected", async () => {
    const nora = await aCustomer();
    const answer = await upload(nora, teamOf(nora.business), "Name,Email\nPaul,paul@acme.example\nSigne,nowhere\n");
    expect(answer.status).toBe(400);
    const body = (await answer.json()) as { refused: object };
    expect(body.refused).toMatchObject({ total: 1, errors: [{ line: 3, column: "Email", value: "nowhere" }] });
    const confirmed = await send(nora, `${teamOf(nora.business)}/import?confirm`, {
      members: "Name,Email\r\nPaul,paul@acme.example\r\nSigne,nowhere\r\n",
    });
    expect(confirmed.status).toBe(400);
    expect(
      Object.values(await errorsOf(confirmed))
        .flat()
        .join(),
    ).toContain("Choose the file again");
    expect(await namesOf(nora.business)).toEqual([]);
  });

  test("is refused empty, and from who may not edit", async () => {
    const nora = await aCustomer();
    const gina = await aCustomer("Gina", "Globex");
    const ray = await aPartner(nora.business, "managed_service");
    expect(await errorsOf(await upload(nora, teamOf(nora.business), ""))).toHaveProperty("file");
    for (const [who, status] of [
      [gina, 404],
      [ray, 403],
    ] as const) {
      expect((await upload(who, teamOf(nora.business), "Name\nPaul\n")).status).toBe(status);
      const confirmed = await send(who, `${teamOf(nora.business)}/import?confirm`, { members: "Name\r\nPaul\r\n" });
      expect(confirmed.status).toBe(status);
    }
    expect(await namesOf(nora.business)).toEqual([]);
  });
});
