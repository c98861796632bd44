/** What of a sign-up tells which business it belongs to. */
export interface Applicant {
  websiteDomain: string;
  emailDomain: string;
  /** The partner that has taken up the customer's invitation behind it already, with somebody else's account. */
  invitedBusinessId?: string | null;
}

export interface KnownBusiness {
  id: string;
  slug: string;
  name: string;
  kind: "customer" | "partner";
  websiteDomain: string;
  isSuspended: boolean;
  /** Of its people with an account, each domain once, with how many they are. */
  emailDomains: { domain: string; people: number }[];
  people: number;
}

export interface LikelyBusiness
  extends Pick<KnownBusiness, "id" | "slug" | "name" | "kind" | "people" | "isSuspended"> {
  /**
   * "invited": the invitation is this business's. "same-domain": the mail goes to its domain. "website-used": only the
   * website is the same, and anyone can type that.
   */
  reason: "invited" | "same-domain" | "website-used";
  /** All that speaks for it, in sentences. */
  why: string[];
}

/** The businesses an applicant may belong to, the likeliest first. */
export function likelyBusinesses(applicant: Applicant, known: readonly KnownBusiness[]): LikelyBusiness[] {
  const found = known.flatMap((business): LikelyBusiness[] => {
    const reason = reasonFor(applicant, business);
    if (!reason) return [];
    const { id, slug, name, kind, people, isSuspended } = business;
    return [{ id, slug, name, kind, people, isSuspended, reason, why: whyOf(applicant, business) }];
  });
  const own = (business: LikelyBusiness) =>
    Number(known.some(({ id, websiteDomain }) => id === business.id && websiteDomain === applicant.emailDomain));
  const rank = (business: LikelyBusiness) =>
    4 * Number(business.reason === "invited") + 2 * own(business) + Number(business.reason === "same-domain");
  return found.sort((one, other) => rank(other) - rank(one));
}

/**
 * What "Approve into" starts with: an existing business only where the invitation is that business's, or the mail goes to
 * its own domain, since whoever joins it sees all of its data.
 */
export function suggestedBusiness(applicant: Applicant, known: readonly KnownBusiness[]): string | null {
  const open = known.filter(({ isSuspended }) => !isSuspended);
  const invited = open.find(({ id }) => id === applicant.invitedBusinessId);
  return (invited ?? open.find(({ websiteDomain }) => websiteDomain === applicant.emailDomain))?.id ?? null;
}

function reasonFor(applicant: Applicant, business: KnownBusiness): LikelyBusiness["reason"] | null {
  if (business.id === applicant.invitedBusinessId) return "invited";
  const domains = [business.websiteDomain, ...business.emailDomains.map(({ domain }) => domain)];
  if (domains.includes(applicant.emailDomain)) return "same-domain";
  return business.websiteDomain === applicant.websiteDomain ? "website-used" : null;
}

function whyOf({ emailDomain, websiteDomain, invitedBusinessId }: Applicant, business: KnownBusiness): string[] {
  const { id, name } = business;
  const people = business.emailDomains.find(({ domain }) => domain === emailDomain)?.people ?? 0;
  const why: string[] = [];
  if (id === invitedBusinessId) why.push(`The invitation behind this request is ${name}’s already.`);
  if (people === 1) why.push(`1 person of ${name} has an address at ${emailDomain}.`);
  if (people > 1) why.push(`${people} people of ${name} have addresses at ${emailDomain}.`);
  if (business.websiteDomain === websiteDomain) why.push(`The website is the same: ${websiteDomain}.`);
  else if (business.websiteDomain === emailDomain)
    why.push(`The address is at the website of ${name}, ${emailDomain}.`);
  return why;
}
