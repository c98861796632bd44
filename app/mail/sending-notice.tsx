import { Instant } from "~/ui/instant";
import { Notice } from "~/ui/notice";

interface SendingNoticeProps {
  leaves: boolean;
  pause: { reason: string; until: string } | null;
}

/** Says why mails are not leaving; nothing where they are. */
export function SendingNotice({ leaves, pause }: SendingNoticeProps) {
  if (!leaves) {
    return (
      <Notice title="Mails are kept here.">
        Mailgun is not set up, or this is a demonstration: nothing leaves. Open a mail to read it whole, with its link.
      </Notice>
    );
  }
  if (!pause) return null;
  return (
    <Notice tone="warning" title="Sending is paused.">
      {pause.reason}. It is tried again on <Instant at={pause.until} />; nothing is lost.
    </Notice>
  );
}
