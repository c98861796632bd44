import { parseWithZod } from "@conform-to/zod/v4";
import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireAdmin } from "~/access/access.server";
import { readForm } from "~/infra/form.server";
import { invalid, notFound, redirectWithToast } from "~/infra/responses.server";
import { age } from "~/signup/age";
import { ApprovalsButton } from "~/signup/approvals.schema";
import { countSignups, listApproved, listRejected, listWaiting, pagesOf } from "~/signup/approvals.server";
import { approvalToast, sentAgainToast, undoingToast } from "~/signup/approvals-toasts";
import { approve, sendPasswordLinkAgain } from "~/signup/approve.server";
import { ApprovedTable, RejectedTable } from "~/signup/decided-tables";
import { undoRejection } from "~/signup/reject.server";
import { WaitingTable } from "~/signup/waiting-table";
import { Card } from "~/ui/card";
import { Empty } from "~/ui/empty";
import { Notice } from "~/ui/notice";
import { PageHead } from "~/ui/page-head";
import { pageTitle } from "~/ui/page-title";
import { Pages } from "~/ui/pages";
import { Tabs } from "~/ui/tabs";

const path = "/admin/approvals";

export const meta: MetaFunction = () => pageTitle("Pending Approvals");

export async function loader({ request }: LoaderFunctionArgs) {
  await requireAdmin(request);
  const search = new URL(request.url).searchParams;
  const counts = await countSignups();
  const state = search.get("state");
  const page = (count: number) =>
    Math.min(Math.max(1, Number.parseInt(search.get("page") ?? "", 10) || 1), pagesOf(count));
  if (state === "approved") {
    const at = page(counts.approved);
    return json({ counts, page: at, pages: pagesOf(counts.approved), state, rows: await listApproved(at) } as const);
  }
  if (state === "rejected") {
    const at = page(counts.rejected);
    return json({ counts, page: at, pages: pagesOf(counts.rejected), state, rows: await listRejected(at) } as const);
  }
  const at = page(counts.waiting);
  const now = new Date();
  const rows = (await listWaiting(at)).map((row) => ({ ...row, age: age(row.since, now) }));
  return json({ counts, page: at, pages: pagesOf(counts.waiting), state: "waiting", rows } as const);
}

export async function action({ request }: ActionFunctionArgs) {
  const admin = await requireAdmin(request);
  const submission = parseWithZod(await readForm(request), { schema: ApprovalsButton });
  if (submission.status !== "success") return invalid(submission);

  const button = submission.value;
  if (button.intent === "approve") {
    const approval = await approve(admin, button.id, button);
    if (!approval) throw notFound();
    return redirectWithToast(path, approvalToast(approval));
  }
  if (button.intent === "undo") {
    const undoing = await undoRejection(admin, button.id);
    if (!undoing) throw notFound();
    return redirectWithToast(undoing.state === "waiting" ? path : `${path}?state=rejected`, undoingToast(undoing));
  }
  return redirectWithToast(`${path}?state=approved`, sentAgainToast(await sendPasswordLinkAgain(admin, button.id)));
}

export default function PendingApprovals() {
  const page = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>()?.result;
  const tab = (state: string, label: string, count: number) => ({
    to: state === "waiting" ? path : `${path}?state=${state}`,
    label,
    count,
    current: page.state === state,
  });
  return (
    <>
      <PageHead
        title="Pending Approvals"
        lead="Approve makes the account and mails a link to set the password. Reject takes a reason and can be undone."
      />
      {refused && (
        <Notice tone="warning" title="Nothing was changed.">
          The form was not complete: press the button in its row once more.
        </Notice>
      )}
      <Tabs
        label="State"
        tabs={[
          tab("waiting", "Waiting", page.counts.waiting),
          tab("approved", "Approved", page.counts.approved),
          tab("rejected", "Rejected", page.counts.rejected),
        ]}
      />
      {page.rows.length === 0 ? (
        <Empty icon="userCheck" title={emptyTitle[page.state]}>
          Who signs up stands here until an admin has decided.
        </Empty>
      ) : (
        <Card flush label={emptyLabel[page.state]}>
          {page.state === "waiting" && <WaitingTable rows={page.rows} count={page.counts.waiting} />}
          {page.state === "approved" && <ApprovedTable rows={page.rows} count={page.counts.approved} />}
          {page.state === "rejected" && <RejectedTable rows={page.rows} count={page.counts.rejected} />}
        </Card>
      )}
      <Pages page={page.page} pages={page.pages} />
      <p className="small muted section">
        Several admins can work here at once: the first press counts, the second is told what happened.
      </p>
    </>
  );
}

const emptyTitle = {
  waiting: "Nobody waits",
  approved: "Nobody was approved yet",
  rejected: "Nobody was rejected",
};

const emptyLabel = { waiting: "Waiting", approved: "Approved", rejected: "Rejected" };
