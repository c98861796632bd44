import { type SubmissionResult, useForm } from "@conform-to/react";
import { Form, useActionData } from "@remix-run/react";
import { Button, ButtonLink } from "~/ui/button";
import { Card } from "~/ui/card";
import { Day, daysLeft } from "~/ui/day";
import { TextAreaField } from "~/ui/field";
import { FormErrors } from "~/ui/form-errors";
import { Instant } from "~/ui/instant";
import { Notice } from "~/ui/notice";
import { reasonLimit } from "./limits";
import type { DecideForm } from "./move.schema";
import { quotePath } from "./move-frame";
import type { MovePage } from "./move-page.server";
import { VersionField } from "./version-field";

/** The quote, to be accepted as it is or sent back with a reason. */
export function DecideCards({ page }: { page: MovePage }) {
  const answer = useActionData<{ result?: SubmissionResult }>();
  const [form, fields] = useForm<DecideForm>({
    id: "decide",
    lastResult: answer?.result ?? null,
    defaultNoValidate: false,
    defaultValue: { version: String(page.version) },
  });
  const { quote } = page;
  if (!quote) return null;
  return (
    <>
      <Card title={`The quote of ${page.seller}`}>
        <div className="stack">
          <FormErrors form={form} />
          <p>
            {quote.sentByName} sent it on <Instant at={quote.sentAt} />.{" "}
            {quote.isExpired ? (
              <>
                It expired on <Day date={quote.validUntil} />.
              </>
            ) : (
              <>
                It is valid until <Day date={quote.validUntil} />, {daysLeft(quote.validUntil, page.today)}.
              </>
            )}
          </p>
          {quote.note && <p className="wrap-anywhere whitespace-pre-wrap">{quote.note}</p>}
          {quote.file ? (
            <div>
              <ButtonLink to={quotePath(page, quote.id)} icon="download" reloadDocument>
                {quote.file.name}
              </ButtonLink>
            </div>
          ) : (
            <p className="muted">No file came with it: {page.seller} sends it another way.</p>
          )}
          {quote.isExpired ? (
            <Notice tone="warning" title="It can no longer be accepted.">
              Ask {page.seller} for another, or decline it with what the next one should say.
            </Notice>
          ) : (
            <Form method="post">
              <input type="hidden" name="intent" value="accept" />
              <VersionField field={{ name: "version" }} version={page.version} />
              <Button kind="primary">Accept Quote</Button>
            </Form>
          )}
        </div>
      </Card>
      <Card title="Not as it is?">
        <Form method="post" className="form" id={form.id} noValidate={form.noValidate}>
          <input type="hidden" name="intent" value="decline" />
          <VersionField field={fields.version} version={page.version} />
          <TextAreaField
            field={fields.reason}
            label="Reason"
            required
            hint={`${page.seller} reads it and sends another quote. The request stays open.`}
            maxLength={reasonLimit}
            rows={3}
          />
          <div>
            <Button>Decline Quote</Button>
          </div>
        </Form>
      </Card>
    </>
  );
}
