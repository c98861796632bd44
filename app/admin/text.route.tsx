import { type SubmissionResult, useForm } from "@conform-to/react";
import { parseWithZod } from "@conform-to/zod/v4";
import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { requireAdmin } from "~/access/access.server";
import { TextForm } from "~/admin/text.schema";
import { TextHistory } from "~/admin/text-history";
import { isTextKey, texts } from "~/admin/texts";
import { getTextVersion, latestText, listVersions, saveText } from "~/admin/texts.server";
import { readForm } from "~/infra/form.server";
import type { Block } from "~/infra/markdown";
import { parseMarkdown } from "~/infra/markdown.server";
import { invalid, notFound, redirectWithToast } from "~/infra/responses.server";
import { Button, ButtonLink, DefaultButton } from "~/ui/button";
import { Card } from "~/ui/card";
import { TextAreaField } from "~/ui/field";
import { FormErrors } from "~/ui/form-errors";
import { Notice } from "~/ui/notice";
import { PageHead } from "~/ui/page-head";
import { pageTitle } from "~/ui/page-title";
import { Prose } from "~/ui/prose";

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title ?? "Text");

export async function loader({ request, params }: LoaderFunctionArgs) {
  await requireAdmin(request);
  if (!isTextKey(params.key)) throw notFound();
  const asked = new URL(request.url).searchParams.get("version");
  const older = asked === null ? null : await getTextVersion(params.key, Number(asked));
  if (asked !== null && !older) throw notFound();
  const newest = await latestText(params.key);
  return json({
    ...texts[params.key],
    version: newest?.version ?? 0,
    body: newest?.body ?? "",
    older: older && { version: older.version, blocks: parseMarkdown(older.body) },
    history: await listVersions(params.key),
  });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const admin = await requireAdmin(request);
  if (!isTextKey(params.key)) throw notFound();
  const submission = parseWithZod(await readForm(request), { schema: TextForm });
  if (submission.status !== "success") return invalid(submission);

  const { intent, body } = submission.value;
  if (intent === "preview") return json({ result: submission.reply(), preview: parseMarkdown(body) });
  const saving = await saveText(admin, params.key, submission.value);
  if (saving.state === "newer") return json({ result: submission.reply(), newer: saving }, { status: 409 });
  const { title } = texts[params.key];
  return redirectWithToast(
    `/admin/texts/${params.key}`,
    saving.state === "saved" ? `${title}: version ${saving.version} is shown now.` : `${title}: nothing was changed.`,
  );
}

interface Answer {
  result?: SubmissionResult;
  preview?: Block[];
  /** What somebody else saved meanwhile. */
  newer?: { version: number; body: string };
}

export default function EditText() {
  const { title, page, version, body, older, history } = useLoaderData<typeof loader>();
  const { result, preview, newer } = useActionData<Answer>() ?? {};
  const [form, fields] = useForm<{ body: string; startedFrom: string }>({
    id: "text",
    lastResult: result ?? null,
    defaultNoValidate: false,
    defaultValue: { body, startedFrom: String(version) },
  });
  const startedFrom = newer ? newer.version : (fields.startedFrom.initialValue ?? version);
  return (
    <>
      <PageHead
        title={title}
        crumbs={[{ to: "/admin/texts", label: "Texts" }]}
        lead={version ? `Version ${version} is shown at ${page}.` : `Nothing is shown at ${page} yet.`}
      />
      {newer && (
        <Notice tone="warning" title={`Version ${newer.version} was saved since you opened this page.`}>
          It stands below your text. Take over what you need from it, then save again.
        </Notice>
      )}
      {older && (
        <Card
          title={`Version ${older.version}, as it was`}
          action={
            <ButtonLink small to=".">
              Close
            </ButtonLink>
          }
        >
          <Prose blocks={older.blocks} />
        </Card>
      )}
      <Form method="post" className="form" id={form.id} noValidate={form.noValidate}>
        <DefaultButton name="intent" value="preview" />
        <FormErrors form={form} />
        <input type="hidden" name="startedFrom" value={startedFrom} key={startedFrom} />
        <TextAreaField
          field={fields.body}
          label="Text"
          hint="In Markdown: # for a heading, an empty line between paragraphs, - for a list, [words](https://…) for a link."
          rows={24}
          required
          maxLength={50_000}
        />
        <div className="cluster">
          <Button kind="primary" name="intent" value="save">
            Save
          </Button>
          <Button name="intent" value="preview">
            Preview
          </Button>
        </div>
      </Form>
      {newer && (
        <div className="section">
          <Card title={`Version ${newer.version}, saved meanwhile`}>
            <pre className="prose">{newer.body}</pre>
          </Card>
        </div>
      )}
      {preview && (
        <div className="section">
          <Card title="Preview">
            <Prose blocks={preview} />
          </Card>
        </div>
      )}
      <TextHistory history={history} />
    </>
  );
}
