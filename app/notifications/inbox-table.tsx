import { Form } from "@remix-run/react";
import type { NoticeRow } from "~/notifications/inbox.server";
import { Badge } from "~/ui/badge";
import { Button, ButtonLink } from "~/ui/button";
import { Empty } from "~/ui/empty";
import { Instant } from "~/ui/instant";
import { Cell, HeadCell, Row, RowHead, Table } from "~/ui/table";

export function InboxTable({ notices }: { notices: readonly NoticeRow[] }) {
  return (
    <Table
      caption="Notices, the newest first"
      captionHidden
      head={
        <>
          <HeadCell>Notice</HeadCell>
          <HeadCell>About</HeadCell>
          <HeadCell>When</HeadCell>
          <HeadCell hidden>Actions</HeadCell>
        </>
      }
    >
      {notices.map((notice) => (
        <Row key={notice.id} mark={notice.isRead ? undefined : "yours"}>
          <RowHead>
            {notice.isRead ? notice.title : <strong>{notice.title}</strong>}
            {notice.text && <p className="small muted">{notice.text}</p>}
          </RowHead>
          <Cell label="About">
            {notice.businessName && <div>{notice.businessName}</div>}
            <span className="small muted">{notice.kindLabel}</span>
          </Cell>
          <Cell label="When">
            <Instant at={notice.at} />
            {!notice.isRead && (
              <div>
                <Badge tone="brand">Unread</Badge>
              </div>
            )}
          </Cell>
          <Cell actions>
            <Moves notice={notice} />
          </Cell>
        </Row>
      ))}
    </Table>
  );
}

function Moves({ notice: { id, title, isRead } }: { notice: NoticeRow }) {
  return (
    <Form method="post" className="cluster">
      <input type="hidden" name="id" value={id} />
      <Button small name="intent" value="open">
        Open
        <span className="visually-hidden">: {title}</span>
      </Button>
      <Button small kind="quiet" name="intent" value={isRead ? "unread" : "read"}>
        {isRead ? "Mark Unread" : "Mark Read"}
        <span className="visually-hidden">: {title}</span>
      </Button>
    </Form>
  );
}

export function NoNotices({ isSearched }: { isSearched: boolean }) {
  return isSearched ? (
    <Empty icon="search" title="No notice is found" action={<ButtonLink to="/inbox">Show all notices</ButtonLink>}>
      Nothing here is unread, or about what you chose.
    </Empty>
  ) : (
    <Empty
      icon="bell"
      title="Nothing has happened yet"
      action={<ButtonLink to="/account/notifications">Choose Mails</ButtonLink>}
    >
      What others do that concerns you, and what you must not miss, stands here until you have read it. A mail only
      knocks: you choose what you get mails about, and how often.
    </Empty>
  );
}
