import type { OpenInvitation } from "~/customers/open-invitations.server";
import { ButtonLink } from "~/ui/button";
import { Instant } from "~/ui/instant";
import { Notice } from "~/ui/notice";

/** What waits for the reader's answer, each with the way to it. */
export function OpenInvitations({ invitations }: { invitations: OpenInvitation[] }) {
  return invitations.map(({ id, customerName, as, expiresAt }, index) => (
    <Notice
      key={id}
      title={
        <span id={`invitation-${id}`}>
          {customerName} invites you as {as}.
        </span>
      }
      action={
        <ButtonLink
          small
          kind={index === 0 ? "primary" : "plain"}
          to={`/invitations/${id}`}
          aria-describedby={`invitation-${id}`}
        >
          Open invitation
        </ButtonLink>
      }
    >
      It can be answered until <Instant at={expiresAt} />.
    </Notice>
  ));
}
