import { parseWithZod } from "@conform-to/zod/v4";
import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { requireAdmin } from "~/access/access.server";
import { readForm } from "~/infra/form.server";
import { invalid, notFound, redirectWithToast } from "~/infra/responses.server";
import { SendTest } from "~/mail/letter.schema";
import { LetterFrames } from "~/mail/letter-frames";
import { previewLetter, sendTest } from "~/mail/letter-preview.server";
import { testToast } from "~/mail/test-toast";
import { Button } from "~/ui/button";
import { Card } from "~/ui/card";
import { Facts } from "~/ui/facts";
import { Instant } from "~/ui/instant";
import { PageHead } from "~/ui/page-head";
import { pageTitle } from "~/ui/page-title";
import { Tabs } from "~/ui/tabs";

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.letter.title ?? "Letter");

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { email } = await requireAdmin(request);
  const from = new URL(request.url).searchParams.get("from") === "sample" ? "sample" : "newest";
  const preview = await previewLetter(params.letter ?? "", from);
  if (!preview) throw notFound();
  const { html: _, ...letter } = preview;
  return json({ letter, email });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const admin = await requireAdmin(request);
  const name = params.letter ?? "";
  const submission = parseWithZod(await readForm(request), { schema: SendTest });
  if (submission.status !== "success") return invalid(submission);

  const sent = await sendTest(name, submission.value.from, admin);
  if (sent.outcome === "unknown") throw notFound();
  return redirectWithToast(`/admin/letters/${name}?from=${submission.value.from}`, testToast(sent));
}

export default function LetterPage() {
  const { letter, email } = useLoaderData<typeof loader>();
  const path = `/admin/letters/${letter.name}`;
  return (
    <>
      <PageHead
        title={letter.title}
        lead={letter.when}
        crumbs={[{ to: "/admin/letters", label: "Letters" }]}
        actions={
          <Form method="post" action={path} preventScrollReset>
            <input type="hidden" name="from" value={letter.from} />
            <Button icon="mail">Send Me a Test</Button>
          </Form>
        }
      />
      <div className="stack">
        <Card label="Facts">
          <Facts
            facts={[
              ["Subject", letter.subject],
              ["To", letter.to],
              ["Its reader", letter.canBeTurnedOff ? "Can turn such mails off" : "Always gets it"],
              ["A test goes to", email],
            ]}
          />
        </Card>
        <Tabs
          label="Drawn from"
          tabs={[
            ...(letter.hasNewest ? [{ to: path, label: "The newest mail", current: letter.from === "newest" }] : []),
            { to: `${path}?from=sample`, label: "Invented data", current: letter.from === "sample" },
          ]}
        />
        {letter.from === "newest" && letter.newestAt && (
          <p className="muted small">
            Written on <Instant at={letter.newestAt} />. Links into an account are not shown.
          </p>
        )}
        <LetterFrames title={letter.title} html={`${path}/html?from=${letter.from}`} text={letter.text} />
      </div>
    </>
  );
}
