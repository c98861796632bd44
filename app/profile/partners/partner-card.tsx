import { roleNames } from "~/access/keys";
import type { PartnershipType } from "~/infra/prisma/enums";
import { grantsOf } from "~/profile/partners/grants";
import type { PartnerOfCustomer } from "~/profile/partners/partners.server";
import type { Standing } from "~/profile/partners/standing";
import { Badge, type Tone } from "~/ui/badge";
import { Facts } from "~/ui/facts";
import { Instant } from "~/ui/instant";

/** One kind of partner: who it is, how it stands, and what this kind sees and does. */
export function PartnerCard({ type, partners }: { type: PartnershipType; partners: PartnerOfCustomer[] }) {
  const { sees, does, seesNot } = grantsOf(type);
  return (
    <section className="card stack" aria-labelledby={type}>
      <h2 className="title" id={type}>
        {roleNames[type]}
      </h2>
      <p>{roles[type]}</p>
      {partners.length === 0 ? (
        <p className="muted">No {roleNames[type]} is at work here yet.</p>
      ) : (
        <ul className="stack">
          {partners.map((partner) => (
            <li key={partner.id}>
              <strong>{partner.name}</strong>
              <br />
              <span className="small muted">{partner.email}</span>
              <br />
              <span className="small">
                <StandingBadge partner={partner} />
              </span>
            </li>
          ))}
        </ul>
      )}
      <Facts
        facts={[
          ["Sees", sees.join(", ")],
          ["Does", does.join("; ") || "Looks only; changes nothing"],
          seesNot.length > 0 ? ["Does not see", seesNot.join(", ")] : null,
        ]}
      />
    </section>
  );
}

function StandingBadge({ partner: { standing, on } }: { partner: PartnerOfCustomer }) {
  const { tone, words } = standings[standing];
  return (
    <>
      <Badge tone={tone}>{words}</Badge>{" "}
      <span className="muted">
        {standing === "invited" ? "until " : ""}
        <Instant at={on} />
      </span>
    </>
  );
}

const standings: Record<Standing, { tone: Tone; words: string }> = {
  invited: { tone: "info", words: "Invited" },
  accepted: { tone: "pass", words: "Accepted" },
  declined: { tone: "neutral", words: "Declined" },
  expired: { tone: "warning", words: "Expired" },
  withdrawn: { tone: "neutral", words: "Withdrawn" },
  ended: { tone: "neutral", words: "Ended" },
};

const roles: Record<PartnershipType, string> = {
  reseller: "Quotes, orders and renews your subscriptions. At present it handles all responsibilities of a partner.",
  professional_service: "Designs, migrates and trains: the projects of your programme.",
  managed_service: "Runs the platform with you from day to day.",
};
