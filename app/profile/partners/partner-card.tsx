import type { SubmissionResult } from "@conform-to/react";
import { roleNames } from "~/access/keys";
import type { PartnershipType } from "~/infra/prisma/enums";
import { grantFacts } from "~/profile/partners/grants";
import { InviteForm } from "~/profile/partners/invite-form";
import type { PartnerOfCustomer } from "~/profile/partners/partners.server";
import { PartnershipItem } from "~/profile/partners/partnership-item";
import { Facts } from "~/ui/facts";

interface PartnerCardProps {
  type: PartnershipType;
  partners: PartnerOfCustomer[];
  /** Null for who may only look. */
  formKey: string | null;
  refused: SubmissionResult | null;
}

/** So many that are over stand in the card; the others behind a disclosure. */
const shownPast = 3;

/** One kind of partner: what it sees and does, who it is, all invitations, and the form to invite one. */
export function PartnerCard({ type, partners, formKey, refused }: PartnerCardProps) {
  const current = partners.filter(({ standing }) => standing === "accepted" || standing === "invited");
  const past = partners.slice(current.length);
  const atWork = partners.find(({ standing }) => standing === "accepted");
  const items = (list: PartnerOfCustomer[]) =>
    list.map((partner) => <PartnershipItem key={partner.id} partner={partner} mayEdit={formKey !== null} />);
  return (
    <section className="card partner-card" aria-labelledby={`${type}-title`}>
      <h2 className="title" id={`${type}-title`}>
        {roleNames[type]}
      </h2>
      <p>{roles[type]}</p>
      {!atWork && <p className="muted">No {roleNames[type]} is at work here yet.</p>}
      {partners.length > 0 && <ul className="partnerships">{items([...current, ...past.slice(0, shownPast)])}</ul>}
      {past.length > shownPast && (
        <details className="disclosure">
          <summary>{past.length - shownPast} earlier</summary>
          <ul className="partnerships">{items(past.slice(shownPast))}</ul>
        </details>
      )}
      <Facts facts={grantFacts(type)} />
      {formKey && (
        <>
          {type === "reseller" && atWork && (
            <p className="reason">
              <span>There is one at a time. When the one you invite accepts, it replaces {atWork.name} at once.</span>
            </p>
          )}
          {/* What was sent is a new form: conform keeps to the values it began with. */}
          <InviteForm
            key={partners.map(({ sentAt }) => sentAt).join()}
            type={type}
            formKey={formKey}
            refused={refused}
          />
        </>
      )}
    </section>
  );
}

const roles: Record<PartnershipType, string> = {
  reseller: "Quotes, orders and renews your subscriptions. At present it handles all responsibilities of a partner.",
  professional_service: "Designs, migrates and trains: the projects of your programme.",
  managed_service: "Runs the platform with you from day to day.",
};
