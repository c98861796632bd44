import { parseWithZod } from "@conform-to/zod/v4";
import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireAdmin } from "~/access/access.server";
import { publishText } from "~/admin/publish-text.server";
import { TextForm } from "~/admin/text.schema";
import { draftConflict, draftGone, textPage, versionConflict } from "~/admin/text-answers.server";
import { discardDraft, saveDraft } from "~/admin/text-drafts.server";
import { TextEditor } from "~/admin/text-editor";
import { TextHistory } from "~/admin/text-history";
import { isTextKey, texts } from "~/admin/texts";
import { readForm } from "~/infra/form.server";
import { parseMarkdown } from "~/infra/markdown.server";
import { invalid, notFound, redirectWithToast } from "~/infra/responses.server";
import { ButtonLink } from "~/ui/button";
import { PageHead } from "~/ui/page-head";
import { pageTitle } from "~/ui/page-title";

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title ?? "Text");

export async function loader({ request, params }: LoaderFunctionArgs) {
  await requireAdmin(request);
  if (!isTextKey(params.key)) throw notFound();
  return json(await textPage(params.key));
}

export async function action({ request, params }: ActionFunctionArgs) {
  const admin = await requireAdmin(request);
  const { key } = params;
  if (!isTextKey(key)) throw notFound();
  const submission = parseWithZod(await readForm(request), { schema: TextForm });
  if (submission.status !== "success") return invalid(submission);

  const { intent, tell, ...edited } = submission.value;
  const { title } = texts[key];
  const here = `/admin/texts/${key}`;
  switch (intent) {
    case "preview":
      return json({ result: submission.reply(), preview: parseMarkdown(edited.body) });
    case "discard": {
      const discarded = await discardDraft(admin, key, edited.draft);
      return redirectWithToast(
        here,
        discarded ? "The draft was discarded." : "Nothing was discarded: the draft is another one by now.",
      );
    }
    case "save": {
      const saving = await saveDraft(admin, key, edited);
      if (saving.state === "changed") return json(draftConflict(submission.reply(), saving.draft, edited.body), 409);
      if (saving.state === "gone") return json(draftGone(submission.reply(), saving, edited.body), 409);
      return redirectWithToast(here, saving.state === "saved" ? "The draft was saved." : "Nothing was changed.");
    }
    case "publish": {
      const publishing = await publishText(admin, key, { ...edited, tell: tell === "on" });
      if (publishing.state === "changed")
        return json(draftConflict(submission.reply(), publishing.draft, edited.body), 409);
      if (publishing.state === "gone") return json(draftGone(submission.reply(), publishing, edited.body), 409);
      if (publishing.state === "newer") return json(versionConflict(submission.reply(), publishing, edited.body), 409);
      const { state, version } = publishing;
      return redirectWithToast(
        here,
        state === "published" ? `${title}: version ${version} is shown now.` : `${title}: nothing was changed.`,
      );
    }
  }
}

export default function EditText() {
  const text = useLoaderData<typeof loader>();
  const { title, page, version, history, textKey } = text;
  return (
    <>
      <PageHead
        title={title}
        crumbs={[{ to: "/admin/texts", label: "Texts" }]}
        lead={version ? `Version ${version} is shown at ${page}.` : `Nothing is shown at ${page} yet.`}
        actions={version > 0 && <ButtonLink to={page}>Show the page</ButtonLink>}
      />
      <TextEditor {...text} />
      <TextHistory textKey={textKey} history={history} />
    </>
  );
}
