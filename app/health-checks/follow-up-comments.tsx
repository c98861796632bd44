import { type SubmissionResult, useForm } from "@conform-to/react";
import { Form, useActionData } from "@remix-run/react";
import { Button } from "~/ui/button";
import { Card } from "~/ui/card";
import { TextAreaField } from "~/ui/field";
import { FormErrors } from "~/ui/form-errors";
import { Instant } from "~/ui/instant";
import type { CommentForm } from "./follow-up.schema";
import type { FollowUpComment } from "./follow-up-comments.server";

interface FollowUpCommentsProps {
  comments: readonly FollowUpComment[];
  formKey: string;
  mayEdit: boolean;
}

/** The talk about a finding, oldest first. */
export function FollowUpComments({ comments, formKey, mayEdit }: FollowUpCommentsProps) {
  return (
    <Card title="Comments">
      <div className="stack">
        {comments.length === 0 && <p className="muted">Nobody has said anything yet.</p>}
        {comments.length > 0 && (
          <ol className="timeline">
            {comments.map((comment) => (
              <li key={comment.id}>
                <Comment comment={comment} mayRemove={mayEdit} />
              </li>
            ))}
          </ol>
        )}
        {mayEdit && <CommentEditor key={comments.length} formKey={formKey} />}
      </div>
    </Card>
  );
}

function Comment({ comment, mayRemove }: { comment: FollowUpComment; mayRemove: boolean }) {
  const { id, text, at, by, business, removed, own } = comment;
  return (
    <>
      <strong>{by}</strong>
      {business && `, ${business}`}, <Instant at={at} />
      {removed ? (
        <p className="muted">Removed by {by}.</p>
      ) : (
        paragraphsOf(text).map(([key, line]) => <p key={key}>{line}</p>)
      )}
      {own && !removed && mayRemove && (
        <Form method="post">
          <input type="hidden" name="intent" value="remove-comment" />
          <input type="hidden" name="comment" value={id} />
          <Button kind="quiet" small>
            Remove
          </Button>
        </Form>
      )}
    </>
  );
}

function paragraphsOf(text: string): [key: string, line: string][] {
  return text.split("\n").flatMap((line, place) => (line.trim() ? [[`${place}`, line]] : []));
}

function CommentEditor({ formKey }: { formKey: string }) {
  const answer = useActionData<{ result: SubmissionResult }>();
  const mine = answer?.result.initialValue?.intent === "comment" ? answer.result : null;
  const [form, fields] = useForm<CommentForm>({
    id: "comment",
    lastResult: mine,
    defaultNoValidate: false,
    defaultValue: { formKey },
  });
  return (
    <Form method="post" className="form" id={form.id} noValidate={form.noValidate}>
      <FormErrors form={form} />
      <input type="hidden" name="intent" value="comment" />
      <input type="hidden" name="formKey" defaultValue={fields.formKey.initialValue} />
      <TextAreaField
        field={fields.text}
        label="Comment"
        required
        maxLength={2000}
        hint="The team, its partners for health checks and Secure Dynamics read it"
      />
      <div>
        <Button>Add Comment</Button>
      </div>
    </Form>
  );
}
