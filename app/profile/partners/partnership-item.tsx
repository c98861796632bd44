import { Form } from "@remix-run/react";
import type { PartnerOfCustomer } from "~/profile/partners/partners.server";
import type { Standing } from "~/profile/partners/standing";
import { Badge, type Tone } from "~/ui/badge";
import { Button } from "~/ui/button";
import { Facts } from "~/ui/facts";
import { Instant } from "~/ui/instant";

interface PartnershipItemProps {
  partner: PartnerOfCustomer;
  mayEdit: boolean;
}

/** A partner or an invitation: how it stands, the facts with their dates, and its buttons. */
export function PartnershipItem({ partner, mayEdit }: PartnershipItemProps) {
  const { tone, words } = partner.isPaused ? paused : standings[partner.standing];
  const { standing } = partner;
  const isUnanswered = standing === "invited" || standing === "expired";
  return (
    <li
      className={
        standing === "accepted" || standing === "invited" ? "stack stack--tight" : "stack stack--tight is-over"
      }
    >
      <p className="cluster cluster--apart">
        <strong id={`partner-${partner.id}`}>{partner.name}</strong>
        <Badge tone={tone}>{words}</Badge>
      </p>
      <p className="small muted">{partner.email}</p>
      <Facts facts={factsOf(partner)} />
      {partner.isPaused && (
        <p className="small">
          Its people cannot log in for now.
          {partner.type === "reseller" && " Secure Dynamics takes its part meanwhile."}
        </p>
      )}
      {mayEdit && isUnanswered && (
        <div className="cluster">
          <PartnerButton partner={partner} intent="send-again">
            Send Again
          </PartnerButton>
          <PartnerButton partner={partner} intent="withdraw">
            Withdraw
          </PartnerButton>
        </div>
      )}
      {mayEdit && standing === "accepted" && (
        <div className="cluster">
          <PartnerButton partner={partner} intent="end">
            End
          </PartnerButton>
          <span className="small muted">Holds at once: its people see nothing more.</span>
        </div>
      )}
    </li>
  );
}

interface PartnerButtonProps {
  partner: PartnerOfCustomer;
  intent: "send-again" | "withdraw" | "end";
  children: string;
}

function PartnerButton({ partner, intent, children }: PartnerButtonProps) {
  return (
    <Form method="post" preventScrollReset>
      <input type="hidden" name="id" value={partner.id} />
      {intent === "send-again" && <input type="hidden" name="sentAt" value={partner.sentAt} />}
      <Button
        small
        kind={intent === "end" ? "danger" : "plain"}
        name="intent"
        value={intent}
        aria-describedby={`partner-${partner.id}`}
      >
        {children}
      </Button>
    </Form>
  );
}

function factsOf(partner: PartnerOfCustomer): Parameters<typeof Facts>[0]["facts"] {
  const { standing, people } = partner;
  return [
    ["Invited", <On key="invited" at={partner.invitedAt} by={partner.invitedBy} />],
    standing === "invited" ? ["Open until", <Instant key="until" at={partner.expiresAt} />] : null,
    standing === "expired" ? ["Expired", <Instant key="expired" at={partner.expiresAt} />] : null,
    partner.acceptedAt ? ["Accepted", <On key="accepted" at={partner.acceptedAt} by={partner.acceptedBy} />] : null,
    people.length > 0 ? ["People", people.join(", ")] : null,
    partner.declinedAt ? ["Declined", <Instant key="declined" at={partner.declinedAt} />] : null,
    partner.declineReason ? ["Reason", partner.declineReason] : null,
    partner.withdrawnAt ? ["Withdrawn", <Instant key="withdrawn" at={partner.withdrawnAt} />] : null,
    partner.endedAt ? ["Ended", <On key="ended" at={partner.endedAt} by={partner.endedBy} />] : null,
  ];
}

function On({ at, by }: { at: string; by: string | null }) {
  return (
    <>
      <Instant at={at} />
      {by ? `, by ${by}` : ""}
    </>
  );
}

const paused: { tone: Tone; words: string } = { tone: "warning", words: "Paused" };

const standings: Record<Standing, { tone: Tone; words: string }> = {
  invited: { tone: "info", words: "Invited" },
  accepted: { tone: "pass", words: "Accepted" },
  declined: { tone: "neutral", words: "Declined" },
  expired: { tone: "warning", words: "Expired" },
  withdrawn: { tone: "neutral", words: "Withdrawn" },
  ended: { tone: "neutral", words: "Ended" },
};
