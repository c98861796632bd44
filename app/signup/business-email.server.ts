import { db } from "~/infra/db.server";
import { env } from "~/infra/env.server";
import { type DomainLists, type EmailVerdict, judgeBusinessEmail } from "~/signup/business-email";
import { readHost, withParents } from "~/signup/domain-name";

/** The rule for business emails, with the bundled lists and the admins' own. */
export async function checkBusinessEmail(text: string): Promise<EmailVerdict> {
  const host = readHost(text.trim().slice(text.trim().lastIndexOf("@") + 1));
  const rules = await db.emailDomainRule.findMany({
    where: { domain: { in: host ? withParents(host) : [] } },
    select: { domain: true, decision: true },
  });
  const own = new Map(rules.map(({ domain, decision }) => [domain, decision]));
  return judgeBusinessEmail(text, { ...(await bundledLists()), own, refuseReserved });
}

/** Lists of free-mail and throw-away domains: 70,000 names, about 6 MB, loaded when the first address is judged. */
export function bundledLists(): Promise<Pick<DomainLists, "freeMail" | "throwAway">> {
  loading ??= Promise.all([import("free-email-domains"), import("mailchecker")]).then(([free, throwAway]) => ({
    freeMail: new Set(free.default),
    throwAway: throwAway.default.blacklist(),
  }));
  return loading;
}

let loading: ReturnType<typeof bundledLists> | undefined;

// An address of .example is a mistake only where the portal is reached from the internet.
const refuseReserved = env.NODE_ENV === "production" && env.APP_URL.startsWith("https:") && !env.DEMO;
