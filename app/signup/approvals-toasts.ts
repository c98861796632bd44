import { letterTime } from "~/mail/letter-time";
import type { Approval, SendingAgain } from "~/signup/approve.server";
import type { Decision } from "~/signup/decision.server";
import type { Rejection, Undoing } from "~/signup/reject.server";

interface Toast {
  title: string;
  text?: string;
  link?: { to: string; label: string };
}

const outbox = { to: "/admin/outbox", label: "Show in outbox" };

/** What the page says after Approve was pressed; `leaves`: whether mails leave at all. */
export function approvalToast(approval: Approval, leaves: boolean): Toast {
  switch (approval.state) {
    case "approved":
      return {
        title: `Approved: ${approval.name}, ${approval.businessName}.`,
        text: `${approval.joined ? "The account was added to the existing business. " : ""}The mail to ${approval.email}, to set the password, ${isGoing(leaves)}.`,
        link: outbox,
      };
    case "decided":
      return decidedToast(approval.decision);
    case "address-taken":
      return {
        title: "Nothing was changed.",
        text: `${approval.email} has an account already. Reject the request; the person can log in or reset the password.`,
      };
    case "invitation-over":
      return {
        title: "Nothing was changed.",
        text: `The invitation of ${approval.customerName} behind this request is over. Reject the request, or wait until the customer invites again.`,
      };
    case "no-such-business":
      return { title: "Nothing was changed.", text: "That business is not there any more. Choose again." };
    case "business-suspended":
      return {
        title: "Nothing was changed.",
        text: `${approval.businessName} is suspended: restore it first, or approve into another business.`,
      };
    case "another-business":
      return {
        title: "Nothing was changed.",
        text: `${approval.businessName} exists meanwhile. Choose whether to approve into it or into a new business.`,
      };
  }
}

export function rejectionToast(rejection: Rejection): Toast {
  if (rejection.state === "decided") return decidedToast(rejection.decision);
  return {
    title: `Rejected: ${rejection.name}.`,
    text: rejection.mailed ? "The mail with the reason is in the outbox." : "No mail was sent.",
    link: { to: "/admin/approvals?state=rejected", label: "Show rejected" },
  };
}

export function undoingToast(undoing: Undoing): Toast {
  switch (undoing.state) {
    case "waiting":
      return { title: `${undoing.name} waits again.`, text: aboutTheMail(undoing) };
    case "not-rejected":
      return { title: "Nothing was changed.", text: "That request is not rejected any more." };
    case "newer-waits":
      return { title: "Nothing was changed.", text: `${undoing.name} has signed up again since, and waits.` };
  }
}

export function sentAgainToast(sending: SendingAgain, leaves: boolean): Toast {
  switch (sending.state) {
    case "sent":
      return {
        title: "Sent again.",
        text: `The mail to ${sending.email} with a fresh link ${isGoing(leaves)}; the older one has ended.`,
        link: outbox,
      };
    case "sent-meanwhile":
      return {
        title: "Nothing more was sent.",
        text: `A fresh link was sent to ${sending.email} since you opened the page.`,
        link: outbox,
      };
    case "nothing":
      return { title: "Nothing was sent.", text: "The password is set already, or there is no such account." };
  }
}

/** Of a mail. */
const isGoing = (leaves: boolean) => (leaves ? "is on its way" : "is kept in the outbox");

function aboutTheMail({ mail, email }: Extract<Undoing, { state: "waiting" }>): string {
  switch (mail) {
    case "none":
      return "No mail about the rejection had been sent.";
    case "taken-back":
      return "The mail with the reason had not left yet, and was taken back.";
    case "gone":
      return `The mail with the reason has gone to ${email} already: once you decide anew, tell the person so.`;
  }
}

function decidedToast({ name, by, verdict, at }: Decision): Toast {
  return { title: "Nothing was changed.", text: `${by} ${verdict} ${name} already, on ${letterTime(at)}.` };
}
