import { json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireAdmin } from "~/access/access.server";
import { texts } from "~/admin/texts";
import { listTexts } from "~/admin/texts.server";
import { Badge } from "~/ui/badge";
import { ButtonLink } from "~/ui/button";
import { Card } from "~/ui/card";
import { Instant } from "~/ui/instant";
import { Link } from "~/ui/link";
import { PageHead } from "~/ui/page-head";
import { pageTitle } from "~/ui/page-title";
import { Cell, HeadCell, Row, RowHead, Table } from "~/ui/table";

export const meta: MetaFunction = () => pageTitle("Texts");

export async function loader({ request }: LoaderFunctionArgs) {
  await requireAdmin(request);
  return json({ rows: await listTexts() });
}

export default function Texts() {
  const { rows } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHead
        title="Texts"
        lead="A draft is seen by admins alone. Publishing makes a new version: the newest is shown, all are kept."
      />
      <Card flush label="Texts">
        <Table
          caption="Texts that admins edit"
          head={
            <>
              <HeadCell>Text</HeadCell>
              <HeadCell>Shown to</HeadCell>
              <HeadCell>Newest version</HeadCell>
              <HeadCell>Draft</HeadCell>
              <HeadCell hidden>Actions</HeadCell>
            </>
          }
        >
          {rows.map(({ key, newest, draft }) => (
            <Row key={key}>
              <RowHead>
                <Link to={texts[key].page}>{texts[key].title}</Link>
              </RowHead>
              <Cell label="Shown to">{texts[key].shownTo}</Cell>
              <Cell label="Newest version">
                {newest ? (
                  <>
                    <Link to={`/admin/texts/${key}/versions/${newest.version}`}>Version {newest.version}</Link>
                    <br />
                    <span className="small muted">
                      by {newest.by}, <Instant at={newest.at} />
                    </span>
                  </>
                ) : (
                  <span className="muted">Not written yet</span>
                )}
              </Cell>
              <Cell label="Draft">
                {draft ? (
                  <>
                    <Badge tone="warning">To publish</Badge>
                    <br />
                    <span className="small muted">
                      by {draft.by}, <Instant at={draft.at} />
                    </span>
                  </>
                ) : (
                  <span className="muted">None</span>
                )}
              </Cell>
              <Cell actions>
                <ButtonLink small to={`/admin/texts/${key}`} aria-label={`Edit ${texts[key].title}`}>
                  Edit
                </ButtonLink>
              </Cell>
            </Row>
          ))}
        </Table>
      </Card>
    </>
  );
}
