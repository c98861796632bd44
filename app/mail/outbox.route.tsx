import { parseWithZod } from "@conform-to/zod/v4";
import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireAdmin } from "~/access/access.server";
import { readForm } from "~/infra/form.server";
import { invalid, notFound, redirectWithToast } from "~/infra/responses.server";
import { letterChoices } from "~/mail/letter-preview.server";
import { listMails, sendingNow } from "~/mail/mails.server";
import { MailsPage } from "~/mail/mails-page";
import { SendAgain } from "~/mail/outbox.schema";
import { readOutboxSearch, writeOutboxSearch } from "~/mail/outbox-search";
import { countSendable, sendAgain, sendAllAgain } from "~/mail/send-again.server";
import { allSentAgainToast, sentAgainToast } from "~/mail/sent-again-toast";
import { pageTitle } from "~/ui/page-title";

export const meta: MetaFunction = () => pageTitle("Outbox");

export async function loader({ request }: LoaderFunctionArgs) {
  await requireAdmin(request);
  const params = new URL(request.url).searchParams;
  const search = readOutboxSearch(params);
  const now = new Date();
  const [list, sending, sendable] = await Promise.all([
    listMails(search, now),
    sendingNow(now),
    search.state === "dead" ? countSendable(search, now) : 0,
  ]);
  const { search: q, state, letter } = search;
  const asks = sendable > 0 && params.get("ask") === "send-all";
  return json({ q, state, letter, letters: letterChoices(), now: now.toISOString(), asks, sendable, sending, ...list });
}

export async function action({ request }: ActionFunctionArgs) {
  const admin = await requireAdmin(request);
  const submission = parseWithZod(await readForm(request), { schema: SendAgain });
  if (submission.status !== "success") return invalid(submission);

  const wanted = submission.value;
  if ("until" in wanted) {
    const which = readOutboxSearch(new URLSearchParams({ q: wanted.q, letter: wanted.letter, state: "dead" }));
    const all = await sendAllAgain(which, new Date(wanted.until), admin);
    return redirectWithToast(`/admin/outbox?${writeOutboxSearch(which)}`, allSentAgainToast(all));
  }
  const result = await sendAgain(wanted.id, admin);
  if (result.outcome === "not-found") throw notFound();
  return redirectWithToast("/admin/outbox", sentAgainToast(result));
}

export default function MailOutbox() {
  return <MailsPage {...useLoaderData<typeof loader>()} />;
}
