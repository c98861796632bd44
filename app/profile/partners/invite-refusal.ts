import { roleNames } from "~/access/keys";
import type { InviteDetails } from "~/profile/partners/invite.schema";
import type { Invited } from "~/profile/partners/invite.server";
import { tooManyMails } from "~/profile/partners/partners-toasts";

/** The answer to an invitation that was not made: at the Email field, with its status. */
export function inviteRefusal(invited: Exclude<Invited, { outcome: "invited" }>): {
  fieldErrors: { email: string[] };
  status?: number;
  headers?: HeadersInit;
} {
  switch (invited.outcome) {
    case "own-address":
      return atEmail("Enter an address of the partner: this one belongs to your own business");
    case "partner-already":
      return atEmail(`Enter another address: with this one, ${invited.name} is at work for you already`);
    case "waits":
      return atEmail(
        `Press Send Again below to mail it anew: this address is invited already, until ${invited.until.slice(0, 10)}`,
      );
    case "too-many-mails":
      return { ...atEmail(tooManyMails), status: 429, headers: { "Retry-After": "3600" } };
  }
}

const atEmail = (message: string) => ({ fieldErrors: { email: [message] } });

/** Says the same whoever reads the address: whether it has an account is nobody else's business. */
export function invitedToast({ businessName, email, type }: InviteDetails) {
  return {
    title: `${businessName} is invited as ${roleNames[type]}.`,
    text: `The mail to ${email.address} is on its way. It can be answered for 14 days.`,
  };
}
