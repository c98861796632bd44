import { parseWithZod } from "@conform-to/zod/v4";
import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireActor } from "~/access/access.server";
import { readForm } from "~/infra/form.server";
import { invalid, redirectWithToast } from "~/infra/responses.server";
import { kindsFor, noticeKind } from "~/notifications/kinds";
import { PreferencesForm } from "~/notifications/preferences.schema";
import { getPreference, savePreference } from "~/notifications/preferences.server";
import { PreferencesEditor } from "~/notifications/preferences-editor";
import { ButtonLink } from "~/ui/button";
import { PageHead } from "~/ui/page-head";
import { pageTitle } from "~/ui/page-title";

export const meta: MetaFunction = ({ error }) => (error ? [] : pageTitle("Notifications"));

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request);
  const { cadence, muted, version } = await getPreference(actor.userId);
  const kinds = kindsFor(actor.kind).map((kind) => {
    const { label, what, fixed } = noticeKind(kind);
    return { kind, label, what, isFixed: fixed === true, isOn: !muted.includes(kind) };
  });
  return json({ email: actor.email, cadence, version, kinds });
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireActor(request);
  const submission = parseWithZod(await readForm(request), { schema: PreferencesForm });
  if (submission.status !== "success") return invalid(submission);

  const saving = await savePreference(actor, submission.value);
  if (saving.outcome === "changed") return json({ result: submission.reply(), conflict: saving.current }, 409);
  return redirectWithToast(
    "/account/notifications",
    saving.outcome === "saved" ? "Your choice is saved." : "Nothing was changed.",
  );
}

export default function Preferences() {
  const { version, ...data } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHead
        title="Notifications"
        lead="All that concerns you stands in your inbox. Here you choose which of it knocks by mail, and how often."
        crumbs={[{ to: "/account", label: "Account" }]}
        actions={
          <ButtonLink to="/inbox" icon="bell">
            Inbox
          </ButtonLink>
        }
      />
      {/* What was saved is a new form: conform keeps to the values it began with. */}
      <PreferencesEditor key={version} version={version} {...data} />
    </>
  );
}
