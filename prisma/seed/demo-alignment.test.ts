import { expect, test } from "vitest";
import { today } from "~/infra/calendar";
import { db } from "~/infra/db.server";
import { viewObjectives } from "~/profile/alignment/objective-view.server";
import { listObjectives } from "~/profile/alignment/objectives.server";
import { getTerms } from "~/profile/alignment/terms.server";
import { seedDemo } from "./demo.server";
import { insertDemoObjectives } from "./demo-alignment.server";
import { seedReferenceData } from "./reference.server";

test("the demo's objectives show what the page can show, once", async () => {
  await seedReferenceData();
  await seedDemo();
  await insertDemoObjectives();
  const { id } = await db.business.findUniqueOrThrow({ where: { slug: "halden-precision" }, select: { id: true } });
  const objectives = viewObjectives(await listObjectives(id), await getTerms(), { services: true }, today());
  expect(objectives).toHaveLength(7);
  expect(objectives.map(({ title, percent, overdue }) => [title, percent, overdue])).toContainEqual([
    "See inside encrypted traffic",
    52,
    true,
  ]);
  expect(objectives.filter(({ percent }) => percent === null)).toHaveLength(2);
  expect(objectives.filter(({ owner }) => owner === null)).toEqual([]);
  expect(objectives.find(({ title }) => title === "Retire remote-access VPN")?.initiatives).toHaveLength(3);
  expect(await db.outboxMail.count()).toBe(0);
}, 60_000);
