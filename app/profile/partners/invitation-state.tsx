import { Instant } from "~/ui/instant";
import { Link } from "~/ui/link";
import { Notice } from "~/ui/notice";
import type { Standing } from "./standing";

interface InvitationStateProps {
  invitation: {
    standing: Standing;
    customer: { slug: string; name: string };
    expiresAt: string;
    acceptedAt: string | null;
    declinedAt: string | null;
    declineReason: string | null;
    withdrawnAt: string | null;
    endedAt: string | null;
  };
}

/** Of an invitation that cannot be answered any more: why, since when, and what can be done. */
export function InvitationState({ invitation }: InvitationStateProps) {
  const { customer, standing } = invitation;
  switch (standing) {
    case "invited":
      return null;
    case "accepted":
      return (
        <Notice tone="pass" title="You have accepted this invitation.">
          Since <Instant at={invitation.acceptedAt ?? ""} /> you work for{" "}
          <Link to={`/customers/${customer.slug}/profile`}>{customer.name}</Link>.
        </Notice>
      );
    case "declined":
      return (
        <Notice title="You have declined this invitation.">
          On <Instant at={invitation.declinedAt ?? ""} />
          {invitation.declineReason ? `, with the reason: ${invitation.declineReason}` : ""}. If that was a mistake, ask{" "}
          {customer.name} to invite you again.
        </Notice>
      );
    case "expired":
      return (
        <Notice tone="warning" title="This invitation has expired.">
          It could be answered until <Instant at={invitation.expiresAt} />. Ask {customer.name} to send it again.
        </Notice>
      );
    case "withdrawn":
      return (
        <Notice tone="warning" title="This invitation was withdrawn.">
          {customer.name} withdrew it on <Instant at={invitation.withdrawnAt ?? ""} />. It cannot be answered any more.
        </Notice>
      );
    case "ended":
      return (
        <Notice tone="warning" title="This partnership has ended.">
          It ended on <Instant at={invitation.endedAt ?? ""} />.
        </Notice>
      );
  }
}
