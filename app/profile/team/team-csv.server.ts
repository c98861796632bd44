import { db } from "~/infra/db.server";
import { answers, does, type Letter } from "./letters";
import { listResponsibilitiesOf } from "./responsibilities.server";

const atOnce = 500;

/** A line for each member: the details, then a column for each responsibility with the letter that is held. */
export async function membersCsv(customerId: string) {
  const responsibilities = await listResponsibilitiesOf(customerId);
  const letters = new Map(
    responsibilities.flatMap(({ id, assignments }) =>
      assignments.map(({ memberId, letter }) => [`${id} ${memberId}`, letter] as const),
    ),
  );
  const header = ["Name", "Role", "Email", "Phone", ...responsibilities.map(({ name }) => name)];
  async function* rows() {
    for (let after = ""; ; ) {
      const members = await db.teamMember.findMany({
        where: { customerId, removedAt: null, id: { gt: after } },
        orderBy: { id: "asc" },
        take: atOnce,
        select: { id: true, name: true, role: true, email: true, phone: true },
      });
      yield members
        .toSorted((a, b) => (a.name < b.name ? -1 : 1))
        .map(({ id, name, role, email, phone }) => [
          name,
          role,
          email,
          phone,
          ...responsibilities.map((responsibility) => letters.get(`${responsibility.id} ${id}`) ?? null),
        ]);
      if (members.length < atOnce) return;
      after = members.at(-1)?.id ?? "";
    }
  }
  return { header, rows: rows() };
}

/** A line for each responsibility: phase, name, and who holds each letter, names parted by semicolons. */
export async function responsibilitiesCsv(customerId: string) {
  const header = ["Phase", "Responsibility", "Accountable", "Responsible", "Consulted", "Informed"];
  const rows = (await listResponsibilitiesOf(customerId)).map(({ phase, name, assignments }) => {
    const who = (holds: (letter: Letter) => boolean) =>
      assignments
        .filter(({ letter }) => holds(letter))
        .map(({ member }) => member.name)
        .join("; ");
    return [phase, name, who(answers), who(does), who((letter) => letter === "C"), who((letter) => letter === "I")];
  });
  return { header, rows: [rows] };
}
