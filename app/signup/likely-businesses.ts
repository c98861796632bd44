/** What of a sign-up tells which business it belongs to. */
export interface Applicant {
  websiteDomain: string;
  emailDomain: string;
}

export interface KnownBusiness {
  id: string;
  slug: string;
  name: string;
  websiteDomain: string;
  /** Of its people, each once. */
  emailDomains: string[];
  people: number;
}

export interface LikelyBusiness {
  id: string;
  slug: string;
  name: string;
  people: number;
  /** "same-domain": people with such an email address belong to it. "website-used": only the website is the same, and anyone can type that. */
  reason: "same-domain" | "website-used";
}

/** The businesses an applicant may belong to, the likeliest first. */
export function likelyBusinesses(applicant: Applicant, known: readonly KnownBusiness[]): LikelyBusiness[] {
  const found = known.flatMap((business): LikelyBusiness[] => {
    const { id, slug, name, people } = business;
    const domains = [business.websiteDomain, ...business.emailDomains];
    if (domains.includes(applicant.emailDomain)) return [{ id, slug, name, people, reason: "same-domain" }];
    if (business.websiteDomain === applicant.websiteDomain) return [{ id, slug, name, people, reason: "website-used" }];
    return [];
  });
  const own = (business: LikelyBusiness) =>
    Number(known.some(({ id, websiteDomain }) => id === business.id && websiteDomain === applicant.emailDomain));
  const rank = (business: LikelyBusiness) => own(business) * 2 + Number(business.reason === "same-domain");
  return found.sort((one, other) => rank(other) - rank(one));
}

/**
 * What "Approve into" starts with: an existing business only where the mail goes to that business's own domain, since
 * whoever joins it sees all of its data.
 */
export function suggestedBusiness(applicant: Applicant, known: readonly KnownBusiness[]): string | null {
  return known.find(({ websiteDomain }) => websiteDomain === applicant.emailDomain)?.id ?? null;
}
