import { Form } from "@remix-run/react";
import type { listEmailDomains } from "~/signup/email-domains.server";
import { Badge } from "~/ui/badge";
import { Button } from "~/ui/button";
import { Cell, HeadCell, Row, RowHead, Table } from "~/ui/table";

type Rules = Awaited<ReturnType<typeof listEmailDomains>>;

/** The admins' own rules, each with its button. */
export function EmailDomainsTable({ rules }: { rules: Rules }) {
  return (
    <Table
      caption={rules.length === 1 ? "1 rule" : `${rules.length} rules`}
      head={
        <>
          <HeadCell>Domain</HeadCell>
          <HeadCell>Decision</HeadCell>
          <HeadCell>Note</HeadCell>
          <HeadCell hidden>Actions</HeadCell>
        </>
      }
    >
      {rules.map(({ domain, decision, note }) => (
        <Row key={domain}>
          <RowHead>
            <span id={`domain-${domain}`}>{domain}</span>
          </RowHead>
          <Cell label="Decision">
            {decision === "allow" ? <Badge tone="pass">Allow</Badge> : <Badge tone="fail">Block</Badge>}
          </Cell>
          <Cell label="Note">{note}</Cell>
          <Cell actions>
            <Form method="post" preventScrollReset>
              <input type="hidden" name="domain" value={domain} />
              <Button small kind="quiet" name="intent" value="remove" aria-describedby={`domain-${domain}`}>
                Remove
              </Button>
            </Form>
          </Cell>
        </Row>
      ))}
    </Table>
  );
}
