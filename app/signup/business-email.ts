import { readHost, registrableDomain, withParents } from "~/signup/domain-name";

export interface EmailAddress {
  /** As it is stored and compared: NFKC, lower-case. */
  address: string;
  /** The host after the last @. */
  host: string;
  /** The registrable domain of the host, by which people of one business are recognised. */
  domain: string;
}

export type EmailRefusal = "not-an-address" | "free-mail" | "throw-away" | "blocked" | "reserved";

export type EmailVerdict = ({ fits: true } & EmailAddress) | { fits: false; why: EmailRefusal; domain: string };

/** What the rule asks; a domain is looked up exactly as written. */
export interface DomainLists {
  /** The admins' own word, which stands above the bundled lists. */
  own: { get(domain: string): "allow" | "block" | undefined };
  freeMail: { has(domain: string): boolean };
  throwAway: { has(domain: string): boolean };
  /** Names that no real mail reaches (.example, .test …) are refused where the portal is public. */
  refuseReserved: boolean;
}

/** Whether an address belongs to a business, as far as its domain and the parents of that domain tell. */
export function judgeBusinessEmail(text: string, lists: DomainLists): EmailVerdict {
  const email = readEmailAddress(text);
  if (!email) return judgeTheRest(text, lists);
  const refusal = refusalOf(email.host, lists);
  return refusal ? { fits: false, ...refusal } : { fits: true, ...email };
}

/** One plain address of the internet in its stored form, or null. Quoted names and addresses in numbers are none of ours. */
export function readEmailAddress(text: string): EmailAddress | null {
  const typed = text.normalize("NFKC").trim().toLowerCase();
  const at = typed.lastIndexOf("@");
  const name = typed.slice(0, at);
  const host = readHost(typed.slice(at + 1));
  if (at < 1 || !host || name.length > 64 || at + 1 + host.length > 254) return null;
  if (!/^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/.test(name)) return null;
  return { address: `${name}@${host}`, host, domain: registrableDomain(host) ?? host };
}

/** What to say to the person who typed the address. */
export function businessEmailMessage(refusal: { why: EmailRefusal; domain: string }): string {
  switch (refusal.why) {
    case "not-an-address":
      return "Enter the email as an address, such as ida@northgate-tools.example";
    case "free-mail":
      return `Use your business email: ${refusal.domain} is a free-mail address`;
    case "throw-away":
      return `Use your business email: ${refusal.domain} is a throw-away address`;
    case "blocked":
      return `Use your business email: addresses at ${refusal.domain} are not accepted here`;
    case "reserved":
      return `Use your business email: no mail reaches ${refusal.domain}`;
  }
}

/** An odd address at a known free-mail provider ("a@b"@gmail.com) is told about the provider: that is what to change. */
function judgeTheRest(text: string, lists: DomainLists): EmailVerdict {
  const host = readHost(text.trim().slice(text.trim().lastIndexOf("@") + 1));
  const refusal = host && text.includes("@") ? refusalOf(host, lists) : null;
  return { fits: false, ...(refusal ?? { why: "not-an-address", domain: "" }) };
}

function refusalOf(host: string, lists: DomainLists): { why: EmailRefusal; domain: string } | null {
  const domains = withParents(host);
  for (const domain of domains) {
    const word = lists.own.get(domain);
    if (word) return word === "block" ? { why: "blocked", domain } : null;
  }
  for (const domain of domains) {
    if (lists.freeMail.has(domain)) return { why: "free-mail", domain };
    if (lists.throwAway.has(domain)) return { why: "throw-away", domain };
    if (lists.refuseReserved && isReserved(domain)) return { why: "reserved", domain };
  }
  return null;
}

// RFC 2606, 6761, 6762, 7686, 8375 and 9476.
const reservedEnds = new Set(["test", "example", "invalid", "localhost", "local", "onion", "internal", "alt"]);
const reservedDomains = new Set(["example.com", "example.net", "example.org", "home.arpa"]);

function isReserved(domain: string): boolean {
  return reservedDomains.has(domain) || reservedEnds.has(domain.slice(domain.lastIndexOf(".") + 1));
}
