import type { Actor } from "~/access/actor";
import { addDays, today } from "~/infra/calendar";
import { db } from "~/infra/db.server";
import { addObjective } from "~/profile/alignment/add-objective.server";
import { changeObjective } from "~/profile/alignment/change-objective.server";
import type { ObjectiveDetails } from "~/profile/alignment/details";
import { detailsOf, getObjective } from "~/profile/alignment/objectives.server";
import { getTerms } from "~/profile/alignment/terms.server";
import { type DemoObjective, demoObjectives } from "./demo-objectives";

type Person = Pick<Actor, "userId" | "name">;

/**
 * The objectives of Halden Precision, as its owner would enter them and Secure Dynamics would comment on them, with dates
 * around today; nothing where there is an objective already. Owners and services are found by name, as far as they are there.
 */
export async function insertDemoObjectives(now = new Date()): Promise<void> {
  const halden = await db.business.findUnique({ where: { slug: "halden-precision" }, select: { id: true } });
  const [owner, admin] = [await personOf("marta@halden-precision.example"), await personOf("admin@cm360.example")];
  if (!halden || !owner || !admin) return;
  if ((await db.objective.count({ where: { customerId: halden.id } })) > 0) return;

  for (const objective of demoObjectives) {
    const id = await add(halden.id, objective, owner, now);
    await change(halden.id, id, await rest(halden.id, objective, now), owner);
    if (objective.comment) await change(halden.id, id, { cm360Comment: objective.comment }, admin);
  }
}

async function add(customerId: string, objective: DemoObjective, owner: Person, now: Date): Promise<string> {
  const template = await db.objectiveTemplate.findUnique({ where: { key: objective.template ?? "" } });
  const [baseline, target] = objective.way ?? [null, null];
  const { id } = await addObjective(
    customerId,
    {
      key: "demo",
      template: template?.key,
      title: objective.title ?? template?.title ?? "",
      description: objective.why,
      category: objective.category ?? template?.category ?? "",
      priority: objective.priority,
      targetDate: dayAt(objective.due, now),
      metricName: objective.metric ?? template?.metricName ?? "",
      metricUnit: objective.unit ?? template?.metricUnit ?? "",
      baseline,
      target,
    },
    owner,
  );
  return id;
}

/** What comes once an objective is there. */
async function rest(customerId: string, objective: DemoObjective, now: Date): Promise<Partial<ObjectiveDetails>> {
  const members = await db.teamMember.findMany({
    where: { customerId, removedAt: null },
    select: { id: true, name: true },
  });
  const memberId = (name: string | undefined) => members.find((member) => member.name === name)?.id ?? null;
  const services = await db.legacyService.findMany({
    where: { customerId, removedAt: null, name: { in: objective.services ?? [] } },
    select: { id: true },
  });
  return {
    status: objective.status,
    sponsor: objective.sponsor ?? "",
    ownerId: memberId(objective.owner),
    startDate: dayAt(objective.start, now),
    ...(objective.now === undefined ? {} : { current: objective.now, measuredOn: dayAt(-6, now) }),
    serviceIds: services.map(({ id }) => id).sort(),
    initiatives: (objective.initiatives ?? []).map(({ title, who, due, done }) => ({
      id: null,
      title,
      ownerId: memberId(who),
      dueDate: dayAt(due, now),
      done: done ?? false,
    })),
  };
}

async function change(customerId: string, id: string, fields: Partial<ObjectiveDetails>, actor: Person) {
  const stored = await getObjective(customerId, id);
  if (!stored) throw new Error(`The demo's objective ${id} is gone.`);
  const typed = { ...detailsOf(stored), ...fields, version: stored.version };
  const saved = await changeObjective(customerId, id, typed, await getTerms(), actor);
  if (saved?.outcome !== "changed") throw new Error(`The demo's ${stored.title} is not saved: ${saved?.outcome}.`);
}

const dayAt = (days: number | undefined, now: Date) => (days === undefined ? null : addDays(today(now), days));

async function personOf(email: string): Promise<Person | null> {
  const user = await db.user.findUnique({ where: { email }, select: { id: true, firstName: true, lastName: true } });
  return user && { userId: user.id, name: `${user.firstName} ${user.lastName}` };
}
