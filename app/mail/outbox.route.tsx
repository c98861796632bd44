import { parseWithZod } from "@conform-to/zod/v4";
import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireAdmin } from "~/access/access.server";
import { readForm } from "~/infra/form.server";
import { invalid, notFound, redirectWithToast } from "~/infra/responses.server";
import { countMails, listMails, pagesOf, sendingNow } from "~/mail/mails.server";
import { MailsTable } from "~/mail/mails-table";
import { SendAgain } from "~/mail/outbox.schema";
import { sendAgain } from "~/mail/send-again.server";
import { SendingNotice } from "~/mail/sending-notice";
import { sentAgainToast } from "~/mail/sent-again-toast";
import { stateLabel } from "~/mail/state-badge";
import { Card } from "~/ui/card";
import { Empty } from "~/ui/empty";
import { PageHead } from "~/ui/page-head";
import { pageTitle } from "~/ui/page-title";
import { Pages } from "~/ui/pages";
import { Tabs } from "~/ui/tabs";

export const meta: MetaFunction = () => pageTitle("Outbox");

export async function loader({ request }: LoaderFunctionArgs) {
  await requireAdmin(request);
  const search = new URL(request.url).searchParams;
  const now = new Date();
  const counts = await countMails(now);
  const wanted = counts.states.find(({ state }) => state === search.get("state"));
  const count = wanted?.count ?? counts.all;
  const pages = pagesOf(count);
  const page = Math.min(Math.max(1, Number.parseInt(search.get("page") ?? "", 10) || 1), pages);
  const state = wanted?.state ?? null;
  return json({
    counts,
    count,
    state,
    page,
    pages,
    mails: await listMails(state, page, now),
    sending: await sendingNow(now),
  });
}

export async function action({ request }: ActionFunctionArgs) {
  const admin = await requireAdmin(request);
  const submission = parseWithZod(await readForm(request), { schema: SendAgain });
  if (submission.status !== "success") return invalid(submission);

  const result = await sendAgain(submission.value.id, admin);
  if (result.outcome === "not-found") throw notFound();
  return redirectWithToast("/admin/outbox", sentAgainToast(result));
}

export default function MailOutbox() {
  const { counts, count, state, page, pages, mails, sending } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHead title="Outbox" lead="Every mail that the portal wrote, and what became of it." />
      <SendingNotice {...sending} />
      <Tabs
        label="State"
        tabs={[
          { to: "/admin/outbox", label: "All", count: counts.all, current: state === null },
          ...counts.states.map((tab) => ({
            to: `/admin/outbox?state=${tab.state}`,
            label: stateLabel[tab.state],
            count: tab.count,
            current: state === tab.state,
          })),
        ]}
      />
      {mails.length === 0 ? (
        <Empty icon="mail" title={state ? `No mail is in the state “${stateLabel[state]}”` : "No mail was written yet"}>
          A mail stands here from the moment that causes it, such as an approval or a forgotten password.
        </Empty>
      ) : (
        <Card flush label="Mails">
          <MailsTable mails={mails} count={count} />
        </Card>
      )}
      <Pages page={page} pages={pages} />
    </>
  );
}
