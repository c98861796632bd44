import { Form } from "@remix-run/react";
import { Badge } from "~/ui/badge";
import { Button } from "~/ui/button";
import { Card } from "~/ui/card";
import { Instant } from "~/ui/instant";
import { Cell, HeadCell, Row, RowHead, Table } from "~/ui/table";

interface Invitation {
  id: string;
  name: string;
  email: string;
  invitedAt: string;
  expiresAt: string;
  hasExpired: boolean;
}

/** Who was invited and has not joined yet. */
export function InvitationsCard({ invitations, mayDecide }: { invitations: Invitation[]; mayDecide: boolean }) {
  return (
    <Card flush label="Invitations">
      <Table
        caption="Invited, and not here yet"
        head={
          <>
            <HeadCell>Name</HeadCell>
            <HeadCell>Email</HeadCell>
            <HeadCell>Invited</HeadCell>
            <HeadCell>Link works until</HeadCell>
            {mayDecide && <HeadCell hidden>Decide</HeadCell>}
          </>
        }
      >
        {invitations.map(({ id, name, email, invitedAt, expiresAt, hasExpired }) => (
          <Row key={id} mark={hasExpired ? "alert" : undefined}>
            <RowHead>{name}</RowHead>
            <Cell label="Email">{email}</Cell>
            <Cell label="Invited">
              <Instant at={invitedAt} />
            </Cell>
            <Cell label="Link works until">
              <Instant at={expiresAt} /> {hasExpired && <Badge tone="warning">Expired</Badge>}
            </Cell>
            {mayDecide && (
              <Cell actions>
                <Form method="post" className="cluster">
                  <input type="hidden" name="id" value={id} />
                  <input type="hidden" name="expiresAt" value={expiresAt} />
                  <Button name="intent" value="send-again" small>
                    Send Again
                  </Button>
                  <Button name="intent" value="withdraw" small kind="danger">
                    Withdraw
                  </Button>
                </Form>
              </Cell>
            )}
          </Row>
        ))}
      </Table>
    </Card>
  );
}
