import type { Actor } from "~/access/actor";
import { db } from "~/infra/db.server";
import { assign } from "~/profile/team/assign.server";
import { isLetter, type Letter } from "~/profile/team/letters";
import { addMember } from "~/profile/team/members.server";
import { addResponsibility, listResponsibilitiesOf, takeOverList } from "~/profile/team/responsibilities.server";

/** The team of Halden Precision and who does what in it, as its owner would enter it; nothing where letters stand already. */
export async function insertDemoTeam(): Promise<void> {
  const owner = await demoOwner();
  if (!owner?.business) return;
  const customerId = owner.business.id;
  if ((await db.assignment.count({ where: { responsibility: { customerId } } })) > 0) return;

  for (const { role, ...member } of people)
    await addMember(customerId, { ...member, role: roleNames[role] ?? role }, "demo", owner);
  await takeOverList(customerId, owner);
  await addResponsibility(customerId, { ...ownResponsibility, formKey: "demo" }, owner);

  const members = await db.teamMember.findMany({
    where: { customerId, removedAt: null },
    select: { id: true, name: true },
  });
  const templates = await db.responsibilityTemplate.findMany({ select: { key: true, raci: true } });
  const usual = new Map(templates.map(({ key, raci }) => [key, (raci ?? {}) as Record<string, string>]));
  for (const { id, templateKey, version } of await listResponsibilitiesOf(customerId)) {
    const key = templateKey ?? "own";
    const held = { ...usual.get(key), ...instead[key] };
    const letters = new Map<string, Letter | null>();
    for (const { name, role } of people) {
      const letter = held[role] ?? "";
      const member = members.find((one) => one.name === name);
      if (member && isLetter(letter)) letters.set(member.id, letter);
    }
    const saved = await assign(customerId, id, { version, letters, moveA: false }, owner);
    if (saved?.outcome !== "changed" && saved?.outcome !== "unchanged")
      throw new Error(`The demo's responsibility ${key} is not saved: ${saved?.outcome}.`);
  }
}

async function demoOwner(): Promise<Actor | null> {
  const user = await db.user.findUnique({
    where: { email: "marta@halden-precision.example" },
    select: {
      id: true,
      email: true,
      firstName: true,
      lastName: true,
      business: { select: { id: true, slug: true, name: true } },
    },
  });
  if (!user) return null;
  const { id: userId, email, business } = user;
  return { userId, sessionId: "", kind: "customer", name: `${user.firstName} ${user.lastName}`, email, business };
}

const people = [
  person("Marta Lindqvist", "executive-sponsor", "marta@halden-precision.example", "+46 8 5550 110"),
  person("Paul Okafor", "network-lead", "p.okafor@halden-precision.example", "+46 8 5550 131"),
  person("Signe Dahl", "security-architect", "s.dahl@halden-precision.example", null),
  person("Tomasz Wilk", "zscaler-admin", "t.wilk@halden-precision.example", "+48 22 555 0190"),
  person("Elin Roos", "project-manager", "e.roos@halden-precision.example", null),
  person("Amir Haddad", "data-protection-officer", "a.haddad@halden-precision.example", "+46 8 5550 177"),
  person("Corinne Meyer", "partner-consultant", "c.meyer@corvus-networks.example", null),
];

const roleNames: Record<string, string> = {
  "executive-sponsor": "Executive Sponsor",
  "network-lead": "Network Lead",
  "security-architect": "Security Architect",
  "zscaler-admin": "Zscaler Administrator",
  "project-manager": "Project Manager",
  "data-protection-officer": "Data Protection Officer",
  "partner-consultant": "Partner Consultant",
};

const ownResponsibility = { name: "Keep the plant floor reachable during changes", phase: "Operate" };

/** Where the team does otherwise than is usual, because it has nobody of the usual role; some is still open. */
const instead: Record<string, Record<string, string>> = {
  "app-inventory": { "network-lead": "C" },
  idp: { "zscaler-admin": "AR" },
  connectors: { "network-lead": "AR" },
  "agent-package": { "zscaler-admin": "AR" },
  certificates: { "zscaler-admin": "AR" },
  communications: { "project-manager": "AR" },
  deployment: { "zscaler-admin": "R" },
  pilot: { "zscaler-admin": "R" },
  "desk-training": { "project-manager": "A" },
  upgrades: { "zscaler-admin": "AR" },
  tickets: { "zscaler-admin": "AR" },
  "access-review": { "data-protection-officer": "A" },
  renewal: { "executive-sponsor": "A" },
  own: { "network-lead": "AR", "zscaler-admin": "C", "executive-sponsor": "I" },
};

function person(name: string, role: string, email: string, phone: string | null) {
  return { name, role, email, phone };
}
