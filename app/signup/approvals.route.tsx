import { parseWithZod } from "@conform-to/zod/v4";
import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireAdmin } from "~/access/access.server";
import { readForm } from "~/infra/form.server";
import { invalid, notFound, redirectWithToast } from "~/infra/responses.server";
import { mailLeaves } from "~/mail/mailgun.server";
import { AnotherBusiness } from "~/signup/another-business";
import { ApprovalsButton } from "~/signup/approvals.schema";
import { countSignups, isNarrowed, pageOfSignups } from "~/signup/approvals.server";
import { listAgain, readSignupSearch } from "~/signup/approvals-search";
import { approvalToast, sentAgainToast, undoingToast } from "~/signup/approvals-toasts";
import { approve, sendPasswordLinkAgain } from "~/signup/approve.server";
import { chooseBusiness } from "~/signup/business-choice.server";
import { undoRejection } from "~/signup/reject.server";
import { readApproved, readRejected, readWaiting } from "~/signup/signup-rows.server";
import { SignupsCard, SignupTabs } from "~/signup/signups-card";
import { ButtonLink } from "~/ui/button";
import { Notice } from "~/ui/notice";
import { PageHead } from "~/ui/page-head";
import { pageTitle } from "~/ui/page-title";

const path = "/admin/approvals";

export const meta: MetaFunction = () => pageTitle("Pending Approvals");

export async function loader({ request }: LoaderFunctionArgs) {
  await requireAdmin(request);
  const params = new URL(request.url).searchParams;
  const search = readSignupSearch(params);
  const now = new Date();
  const [counts, { ids, ...page }, choice] = await Promise.all([
    countSignups(),
    pageOfSignups(search, now),
    search.choice && chooseBusiness(search.choice),
  ]);
  params.delete("page");
  const all = { counts, ...page, choice, sort: search.sort, isNarrowed: isNarrowed(search), csv: `${params}` };
  if (search.state === "approved") return json({ ...all, state: search.state, rows: await readApproved(ids, now) });
  if (search.state === "rejected") return json({ ...all, state: search.state, rows: await readRejected(ids, now) });
  return json({ ...all, state: search.state, rows: await readWaiting(ids, now) });
}

export async function action({ request }: ActionFunctionArgs) {
  const admin = await requireAdmin(request);
  const submission = parseWithZod(await readForm(request), { schema: ApprovalsButton });
  if (submission.status !== "success") return invalid(submission);

  const button = submission.value;
  if (button.intent === "approve") {
    const approval = await approve(admin, button.id, button);
    if (!approval) throw notFound();
    return redirectWithToast(listAgain(request.url), approvalToast(approval, mailLeaves()));
  }
  if (button.intent === "undo") {
    const undoing = await undoRejection(admin, button.id);
    if (!undoing) throw notFound();
    const there = undoing.state === "waiting" ? { state: null, page: null } : { state: "rejected" };
    return redirectWithToast(listAgain(request.url, there), undoingToast(undoing));
  }
  const sending = await sendPasswordLinkAgain(admin, button.id, button.newest);
  return redirectWithToast(listAgain(request.url, { state: "approved" }), sentAgainToast(sending, mailLeaves()));
}

export default function PendingApprovals() {
  const page = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>()?.result;
  return (
    <>
      <PageHead
        title="Pending Approvals"
        lead="Approve makes the account and mails a link to set the password. Reject takes a reason and can be undone."
        actions={
          page.rows.length > 0 && (
            <ButtonLink icon="download" reloadDocument to={`/admin/approvals.csv?${page.csv}`}>
              CSV
            </ButtonLink>
          )
        }
      />
      {refused && (
        <Notice tone="warning" title="Nothing was changed.">
          The form was not complete: press the button in its row once more.
        </Notice>
      )}
      <SignupTabs path={path} state={page.state} counts={page.counts} />
      <div className="stack">
        {page.choice && <AnotherBusiness choice={page.choice} />}
        <SignupsCard {...page} />
      </div>
      <p className="small muted section">
        Several admins can work here at once: the first press counts, the second is told what happened.
      </p>
    </>
  );
}
