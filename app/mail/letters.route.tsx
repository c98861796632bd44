import { json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireAdmin } from "~/access/access.server";
import { listLetters } from "~/mail/letter-preview.server";
import { Badge } from "~/ui/badge";
import { Card } from "~/ui/card";
import { Instant } from "~/ui/instant";
import { Link } from "~/ui/link";
import { PageHead } from "~/ui/page-head";
import { pageTitle } from "~/ui/page-title";
import { Cell, HeadCell, Row, RowHead, Table } from "~/ui/table";

export const meta: MetaFunction = () => pageTitle("Letters");

export async function loader({ request }: LoaderFunctionArgs) {
  await requireAdmin(request);
  return json({ letters: await listLetters() });
}

export default function Letters() {
  const { letters } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHead title="Letters" lead="Every kind of mail that the portal sends: when, to whom, and what it says." />
      <Card flush label="Letters">
        <Table
          caption={`${letters.length} letters`}
          head={
            <>
              <HeadCell>Letter</HeadCell>
              <HeadCell>Sent when</HeadCell>
              <HeadCell>To</HeadCell>
              <HeadCell>Its reader</HeadCell>
              <HeadCell numeric>In the outbox</HeadCell>
              <HeadCell>Last written</HeadCell>
            </>
          }
        >
          {letters.map((letter) => (
            <Row key={letter.name}>
              <RowHead>
                <Link to={`/admin/letters/${letter.name}`}>{letter.title}</Link>
              </RowHead>
              <Cell label="Sent when">{letter.when}</Cell>
              <Cell label="To">{letter.to}</Cell>
              <Cell label="Its reader">
                <Badge>{letter.canBeTurnedOff ? "Can turn it off" : "Always gets it"}</Badge>
              </Cell>
              <Cell label="In the outbox" numeric>
                {letter.count === 0 ? (
                  0
                ) : (
                  <Link to={`/admin/outbox?letter=${letter.name}`} aria-label={`${letter.count} of ${letter.title}`}>
                    {letter.count}
                  </Link>
                )}
              </Cell>
              <Cell label="Last written">{letter.lastAt ? <Instant at={letter.lastAt} /> : "Not yet"}</Cell>
            </Row>
          ))}
        </Table>
      </Card>
    </>
  );
}
