import { parseWithZod } from "@conform-to/zod/v4";
import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { requireAdmin } from "~/access/access.server";
import { RestoreForm } from "~/admin/text.schema";
import { TextDifference } from "~/admin/text-difference-card";
import { restoreAsDraft } from "~/admin/text-drafts.server";
import { TextPreview } from "~/admin/text-preview";
import { versionPage } from "~/admin/text-version.server";
import { isTextKey, versionOf } from "~/admin/texts";
import { readForm } from "~/infra/form.server";
import { invalid, notFound, redirectWithToast } from "~/infra/responses.server";
import { Button } from "~/ui/button";
import { Card } from "~/ui/card";
import { SelectFilter } from "~/ui/filters";
import { Instant } from "~/ui/instant";
import { Notice } from "~/ui/notice";
import { PageHead } from "~/ui/page-head";
import { pageTitle } from "~/ui/page-title";

export const meta: MetaFunction<typeof loader> = ({ data }) =>
  pageTitle(data ? `${data.title}, version ${data.version}` : "Text");

export async function loader({ request, params }: LoaderFunctionArgs) {
  await requireAdmin(request);
  if (!isTextKey(params.key)) throw notFound();
  const page = await versionPage(params.key, params.version ?? "", new URL(request.url).searchParams.get("from"));
  if (!page) throw notFound();
  return json(page);
}

export async function action({ request, params }: ActionFunctionArgs) {
  const admin = await requireAdmin(request);
  const version = versionOf(params.version);
  if (!isTextKey(params.key) || version === null) throw notFound();
  const submission = parseWithZod(await readForm(request), { schema: RestoreForm });
  if (submission.status !== "success") return invalid(submission);

  const restoring = await restoreAsDraft(admin, params.key, version, submission.value.draft);
  if (restoring.state === "no-such-version") throw notFound();
  if (restoring.state === "changed") return json({ result: submission.reply(), draft: restoring.draft }, 409);
  return redirectWithToast(
    `/admin/texts/${params.key}`,
    `Version ${version} is the draft now: read it over, then publish it.`,
  );
}

export default function TextVersion() {
  const { textKey, title, page, version, at, by, blocks, agreed, versions, from, difference, draft } =
    useLoaderData<typeof loader>();
  const conflict = useActionData<{ draft?: { version: number; by: string } }>()?.draft;
  const shown = conflict ?? draft;
  return (
    <>
      <PageHead
        title={`${title}, version ${version}`}
        crumbs={[
          { to: "/admin/texts", label: "Texts" },
          { to: `/admin/texts/${textKey}`, label: title },
        ]}
        lead={
          <>
            Published by {by}, <Instant at={at} />.{agreed}
          </>
        }
        actions={
          <Form method="post">
            <input type="hidden" name="draft" value={shown?.version ?? 0} key={shown?.version} />
            <Button>Restore as Draft</Button>
          </Form>
        }
      />
      <div className="stack">
        {conflict && (
          <Notice tone="warning" title={`${conflict.by} saved a draft while you were looking.`}>
            Restore once more if this version shall take the place of that draft.
          </Notice>
        )}
        {!conflict && draft && (
          <Notice title={`There is a draft of ${draft.by}.`}>
            Restoring this version puts it in that draft’s place.
          </Notice>
        )}
        {from !== null && (
          <Form className="form--row" method="get">
            <SelectFilter
              name="from"
              label="Compare with"
              defaultValue={String(from)}
              options={versions.map((other) => ({ value: String(other), label: `Version ${other}` }))}
            />
            <Button>Compare</Button>
          </Form>
        )}
        {from !== null && <TextDifference title={`From version ${from} to ${version}`} difference={difference} />}
        <Card title={`Version ${version}, as it was`}>
          <TextPreview page={page} blocks={blocks} />
        </Card>
      </div>
    </>
  );
}
