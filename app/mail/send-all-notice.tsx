import { Form } from "@remix-run/react";
import { Button } from "~/ui/button";
import { Link } from "~/ui/link";
import { Notice } from "~/ui/notice";

interface SendAllNoticeProps {
  count: number;
  /** No more go at once. */
  atMost: number;
  search: string;
  letter: string | null;
  /** ISO text: what is queued later was not counted. */
  until: string;
  /** The list without this question. */
  back: string;
}

/** Asks before many mails are sent again: how many, and which. */
export function SendAllNotice({ count, atMost, search, letter, until, back }: SendAllNoticeProps) {
  const sent = Math.min(count, atMost);
  const which = [search && `to addresses with “${search}”`, letter && `of the letter “${letter}”`].filter(Boolean);
  return (
    <Notice
      tone="warning"
      title={`Send ${sent === 1 ? "1 dead mail" : `${sent} dead mails`} again${which.length ? `, ${which.join(", ")}` : ""}?`}
      action={
        <Form method="post" action="/admin/outbox" className="cluster">
          <input type="hidden" name="q" value={search} />
          <input type="hidden" name="letter" value={letter ?? ""} />
          <input type="hidden" name="until" value={until} />
          <Button name="intent" value="send-all-again">
            {sent === 1 ? "Send 1 Mail Again" : `Send ${sent} Mails Again`}
          </Button>
          <Link to={back}>Cancel</Link>
        </Form>
      }
    >
      Those whose link was removed or has expired stay as they are.
      {count > atMost && ` ${atMost} go at once, the oldest first.`}
    </Notice>
  );
}
