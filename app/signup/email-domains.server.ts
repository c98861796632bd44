import type { Actor } from "~/access/actor";
import { record } from "~/audit/audit.server";
import { db, transact } from "~/infra/db.server";
import type { EmailDomainDecision } from "~/infra/prisma/client";

/** The admins' own rules, which stand above the bundled lists; by name. */
export async function listEmailDomains() {
  return db.emailDomainRule.findMany({
    orderBy: { domain: "asc" },
    select: { domain: true, decision: true, note: true },
  });
}

/** "known" where there is a rule for the domain already; it stays as it is. */
export async function addEmailDomain(
  admin: Actor,
  rule: { domain: string; decision: EmailDomainDecision; note?: string | undefined },
): Promise<"added" | "known"> {
  const { domain, decision, note = null } = rule;
  return transact(async (tx) => {
    if (await tx.emailDomainRule.findUnique({ where: { domain }, select: { domain: true } })) return "known";
    await tx.emailDomainRule.create({ data: { domain, decision, note, createdById: admin.userId } });
    await record(tx, {
      actor: admin,
      businessId: null,
      action: "email-domain.add",
      subjectType: "EmailDomainRule",
      subjectId: domain,
      after: { decision, note },
    });
    return "added";
  });
}

/** Does nothing where the rule is gone already. */
export async function removeEmailDomain(admin: Actor, domain: string): Promise<void> {
  await transact(async (tx) => {
    const rule = await tx.emailDomainRule.findUnique({ where: { domain }, select: { decision: true, note: true } });
    if (!rule) return;
    await tx.emailDomainRule.delete({ where: { domain }, select: { domain: true } });
    await record(tx, {
      actor: admin,
      businessId: null,
      action: "email-domain.remove",
      subjectType: "EmailDomainRule",
      subjectId: domain,
      before: rule,
    });
  });
}
