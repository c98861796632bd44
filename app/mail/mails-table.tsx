import type { readMails } from "~/mail/mails.server";
import { SendAgainButton } from "~/mail/send-again-button";
import { StateBadge } from "~/mail/state-badge";
import { Instant } from "~/ui/instant";
import { Link } from "~/ui/link";
import { Cell, HeadCell, Row, RowHead, Table } from "~/ui/table";

type Mail = Awaited<ReturnType<typeof readMails>>[number];

export function MailsTable({ mails, count }: { mails: readonly Mail[]; count: number }) {
  return (
    <Table
      caption={count === 1 ? "1 mail" : `${count} mails, newest first`}
      head={
        <>
          <HeadCell>Subject</HeadCell>
          <HeadCell>To</HeadCell>
          <HeadCell>Queued</HeadCell>
          <HeadCell>State</HeadCell>
          <HeadCell numeric>Attempts</HeadCell>
          <HeadCell>Answer</HeadCell>
          <HeadCell hidden>Actions</HeadCell>
        </>
      }
    >
      {mails.map((mail) => (
        <Row key={mail.id} mark={needsCare(mail) ? "alert" : undefined}>
          <RowHead>
            <Link to={`/admin/outbox/${mail.id}`}>{mail.subject}</Link>
          </RowHead>
          <Cell label="To">
            <span className="wrap-anywhere" id={`to-${mail.id}`}>
              {mail.to}
            </span>
          </Cell>
          <Cell label="Queued">
            <Instant at={mail.queuedAt} />
          </Cell>
          <Cell label="State">
            <StateBadge state={mail.state} />
          </Cell>
          <Cell label="Attempts" numeric>
            {mail.attempts}
          </Cell>
          <Cell label="Answer">
            <span className="small muted wrap-anywhere">{answerOf(mail)}</span>
          </Cell>
          <Cell actions>{mail.canGoAgain && <SendAgainButton id={mail.id} describedBy={`to-${mail.id}`} />}</Cell>
        </Row>
      ))}
    </Table>
  );
}

function needsCare({ state, againId }: Mail) {
  return (state === "dead" || state === "bounced") && againId === null;
}

function answerOf({ state, answer, bounce, againId }: Mail) {
  if (bounce) return bounce;
  if (againId) return `Sent again. ${answer ?? ""}`;
  if (state === "sent") return "Taken by Mailgun";
  if (state === "delivered") return "Arrived";
  return answer ?? "–";
}
