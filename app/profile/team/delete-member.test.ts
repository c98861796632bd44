import { expect, test } from "vitest";
import { findFollowUp, listChanges, saveFollowUp } from "~/health-checks/follow-up.server";
import { db, transact } from "~/infra/db.server";
import { aCustomer, actorOf } from "../../../tests/support/cast";
import { deleteMember } from "./delete-member.server";

test("who leaves the team hands on what there is to follow up, and no follow-up is lost", async () => {
  const nora = await aCustomer();
  const actor = actorOf(nora);
  const customerId = nora.business.id;
  const member = async (name: string) =>
    (await transact((tx) => tx.teamMember.create({ data: { customerId, name, role: "Admin" }, select: { id: true } })))
      .id;
  const [leaver, successor] = [await member("Paul Okafor"), await member("Elin Roos")];
  const details = { status: "planned", dueDate: "2026-12-01", acceptedUntil: null, reason: "" } as const;
  const check = { checkKey: "tls", title: "TLS is inspected", areaName: "TLS" };
  await saveFollowUp(customerId, check, { ...details, ownerId: leaver, version: 0 }, actor);

  await deleteMember(customerId, leaver, successor, actor);
  const handedOn = await findFollowUp(customerId, "tls");
  expect(handedOn).toMatchObject({ owner: { name: "Elin Roos" }, status: "planned", version: 2 });
  const [change] = await listChanges(customerId, handedOn?.id ?? "");
  expect(change?.lines).toEqual(["changed Owner from “Paul Okafor” to “Elin Roos”"]);

  const event = await db.auditEvent.findFirst({ where: { subjectId: leaver, action: "team-member.delete" } });
  expect(event).toMatchObject({ before: { followUps: 1 }, after: { successor: "Elin Roos" } });

  await deleteMember(customerId, successor, null, actor);
  expect(await findFollowUp(customerId, "tls")).toMatchObject({ owner: null, ownerId: null, dueDate: "2026-12-01" });
});
