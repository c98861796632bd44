import { Form } from "@remix-run/react";
import { Badge } from "~/ui/badge";
import { Button } from "~/ui/button";
import { Instant } from "~/ui/instant";
import { Cell, HeadCell, Row, RowHead, Table } from "~/ui/table";

interface Session {
  id: string;
  device: string;
  address: string;
  since: string;
  lastSeen: string;
  /** It was opened with a code. */
  hasSecondStep: boolean;
  isThisOne: boolean;
}

const head = (
  <>
    <HeadCell>Device</HeadCell>
    <HeadCell>Address</HeadCell>
    <HeadCell>Since</HeadCell>
    <HeadCell>Last Seen</HeadCell>
    <HeadCell hidden>End</HeadCell>
  </>
);

export function SessionsTable({ sessions }: { sessions: readonly Session[] }) {
  return (
    <Table caption="Your sessions, the one last seen first" captionHidden head={head}>
      {sessions.map(({ id, device, address, since, lastSeen, hasSecondStep, isThisOne }) => (
        <Row key={id} mark={isThisOne ? "yours" : undefined}>
          <RowHead>
            {device} {isThisOne && <Badge tone="brand">This one</Badge>}{" "}
            {hasSecondStep && <Badge tone="pass">Two-step</Badge>}
          </RowHead>
          <Cell label="Address">{address}</Cell>
          <Cell label="Since">
            <Instant at={since} />
          </Cell>
          <Cell label="Last Seen">
            <Instant at={lastSeen} />
          </Cell>
          <Cell actions>
            <Form method="post">
              <input type="hidden" name="sessionId" value={id} />
              <Button name="intent" value="end" small kind="danger" aria-label={`End ${device}, ${address}`}>
                End
              </Button>
            </Form>
          </Cell>
        </Row>
      ))}
    </Table>
  );
}
