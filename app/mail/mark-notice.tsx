import { Form } from "@remix-run/react";
import { heldBack } from "~/mail/held-back";
import { Button } from "~/ui/button";
import { Instant } from "~/ui/instant";
import { Notice } from "~/ui/notice";

interface MarkNoticeProps {
  mailId: string;
  to: string;
  mark: { kind: "bounced" | "complained"; detail: string; at: string };
}

/** Says that mails do not reach the address, and lets an admin decide that they do again. */
export function MarkNotice({ mailId, to, mark }: MarkNoticeProps) {
  return (
    <Notice
      tone="warning"
      title={mark.kind === "bounced" ? `Mails to ${to} come back.` : `${to} reported a mail as spam.`}
      action={
        <Form method="post" action={`/admin/outbox/${mailId}`} preventScrollReset>
          <Button name="intent" value="clear-mark">
            Clear the Mark
          </Button>
        </Form>
      }
    >
      Since <Instant at={mark.at} />: {mark.detail} {heldBack}
    </Notice>
  );
}
