import { Form, useSearchParams } from "@remix-run/react";
import type { BusinessChoice } from "~/signup/business-choice.server";
import { Badge } from "~/ui/badge";
import { Button } from "~/ui/button";
import { Card } from "~/ui/card";
import { SearchFilter } from "~/ui/filters";
import { Link } from "~/ui/link";
import { Cell, HeadCell, Row, RowHead, Table } from "~/ui/table";

/** Approving somebody into a business that the row does not offer: looked for by name, without a script. */
export function AnotherBusiness({ choice }: { choice: BusinessChoice }) {
  const [asked] = useSearchParams();
  const kept = [...asked].filter(([name]) => name !== "find" && name !== "for");
  const { signup, businesses, find } = choice;
  const who = `${signup.firstName} ${signup.lastName}`;
  return (
    <Card
      flush
      id="another-business"
      title={`Approve ${who}, ${signup.businessName}, into an existing business`}
      action={<Link to={`?${new URLSearchParams(kept)}`}>Close</Link>}
    >
      <Form className="filters" method="get" action="#another-business">
        {kept.map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <input type="hidden" name="for" value={signup.id} />
        <SearchFilter name="find" label={`A ${choice.kind}’s name or website`} />
        <div className="cluster">
          <Button>Find</Button>
        </div>
      </Form>
      {businesses.length === 0 ? (
        <p className="muted px-5 py-4">
          {find ? `No ${choice.kind} is called so. Try fewer letters.` : "Enter a part of the name or the website."}
        </p>
      ) : (
        <Table
          caption={choice.isCut ? `The first ${businesses.length} that fit` : "Businesses that fit"}
          head={
            <>
              <HeadCell>Business</HeadCell>
              <HeadCell numeric>People</HeadCell>
              <HeadCell hidden>Actions</HeadCell>
            </>
          }
        >
          {businesses.map(({ id, slug, name, kind, websiteDomain, people, isSuspended }) => (
            <Row key={id}>
              <RowHead>
                {kind === "customer" ? <Link to={`/customers/${slug}/profile`}>{name}</Link> : name}
                <br />
                <span className="muted small">{websiteDomain}</span>
              </RowHead>
              <Cell label="People" numeric>
                {people}
              </Cell>
              <Cell actions>
                {isSuspended ? (
                  <Badge tone="warning">Suspended</Badge>
                ) : (
                  <Form method="post" action="/admin/approvals">
                    <input type="hidden" name="id" value={signup.id} />
                    <input type="hidden" name="into" value={id} />
                    <Button small name="intent" value="approve" aria-label={`Approve ${who} into ${name}`}>
                      Approve into it
                    </Button>
                  </Form>
                )}
              </Cell>
            </Row>
          ))}
        </Table>
      )}
    </Card>
  );
}
