import { Form } from "@remix-run/react";
import { Badge } from "~/ui/badge";
import { Button, ButtonLink } from "~/ui/button";
import { Card } from "~/ui/card";
import { Notice } from "~/ui/notice";
import { Cell, HeadCell, Row, RowHead, Table } from "~/ui/table";
import type { ImportPreview } from "./import.server";

interface ImportPreviewCardProps {
  base: string;
  preview: ImportPreview;
  fileName: string;
}

/** What was understood of the file; nobody is added before it is confirmed. */
export function ImportPreviewCard({ base, preview, fileName }: ImportPreviewCardProps) {
  const { members, known, ignored, notices, text } = preview;
  const added = members.length - known.length;
  const people = added === 1 ? "1 Team Member" : `${added} Team Members`;
  return (
    <>
      {notices.map((notice) => (
        <Notice key={notice} tone="warning">
          {notice}
        </Notice>
      ))}
      {ignored.length > 0 && (
        <Notice title={ignored.length === 1 ? "One column is left out." : `${ignored.length} columns are left out.`}>
          {ignored.slice(0, 5).join(", ")}
          {ignored.length > 5 && " and others"}: only Name, Role, Email and Phone are read.
        </Notice>
      )}
      <Card
        flush
        label="What was understood"
        foot={
          added > 0 ? (
            <Form method="post" action={`${base}/import?confirm`} encType="multipart/form-data" className="cluster">
              <input type="hidden" name="members" value={text} />
              <Button kind="primary">Add {people}</Button>
              <ButtonLink kind="quiet" to={base}>
                Add nobody
              </ButtonLink>
            </Form>
          ) : (
            <p>Everybody in this file is in the team already. There is nobody to add.</p>
          )
        }
      >
        <Table
          caption={`${fileName}: ${members.length} read, ${added} to add`}
          head={
            <>
              <HeadCell>Name</HeadCell>
              <HeadCell>Role</HeadCell>
              <HeadCell>Email</HeadCell>
              <HeadCell>Phone</HeadCell>
              <HeadCell>What happens</HeadCell>
            </>
          }
        >
          {members.map(({ line, name, role, email, phone }) => (
            <Row key={line}>
              <RowHead>{name}</RowHead>
              <Cell label="Role">{role || "–"}</Cell>
              <Cell label="Email">{email ?? "–"}</Cell>
              <Cell label="Phone">{phone ?? "–"}</Cell>
              <Cell label="What happens">
                {known.includes(line) ? <Badge>Stays as it is</Badge> : <Badge tone="pass">Is added</Badge>}
              </Cell>
            </Row>
          ))}
        </Table>
      </Card>
    </>
  );
}
