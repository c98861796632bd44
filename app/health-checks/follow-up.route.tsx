import { parseWithZod } from "@conform-to/zod/v4";
import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireAccess } from "~/access/access.server";
import { getFinding } from "~/health-checks/findings.server";
import { commentForm, followUpForm, removeCommentForm } from "~/health-checks/follow-up.schema";
import { saveFollowUp } from "~/health-checks/follow-up.server";
import { addComment, removeComment } from "~/health-checks/follow-up-comments.server";
import { FollowUpPage } from "~/health-checks/follow-up-page";
import { viewFollowUp } from "~/health-checks/follow-up-view.server";
import { today } from "~/infra/calendar";
import { readForm } from "~/infra/form.server";
import { invalid, notFound, redirectWithToast } from "~/infra/responses.server";
import { pageTitle } from "~/ui/page-title";

export const meta: MetaFunction<typeof loader> = ({ data }) =>
  pageTitle(data ? `Follow-up: ${data.finding.title || data.finding.areaName}` : "Follow-up");

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { customer, actor, may } = await requireAccess(request, params.customer, "health-checks:view");
  const place = { date: params.date ?? "", line: Number(params.line) };
  const view = await viewFollowUp(customer.id, place, actor, today());
  if (!view) throw notFound();
  const base = `/customers/${customer.slug}/health-checks`;
  return json({ base, slug: customer.slug, ...place, mayEdit: may("health-checks:follow-up"), ...view });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { customer, actor } = await requireAccess(request, params.customer, "health-checks:follow-up");
  const check = await getFinding(customer.id, params.date ?? "", Number(params.line));
  if (!check) throw notFound();
  const { pathname } = new URL(request.url);
  const form = await readForm(request);
  const intent = form.get("intent");
  if (intent === "comment") {
    const submission = parseWithZod(form, { schema: commentForm });
    if (submission.status !== "success") return invalid(submission);
    await addComment(customer.id, check, submission.value, actor);
    return redirectWithToast(pathname, "Your comment stands below.");
  }
  if (intent === "remove-comment") {
    const submission = parseWithZod(form, { schema: removeCommentForm });
    if (submission.status !== "success") return invalid(submission);
    if (!(await removeComment(customer.id, check.checkKey, submission.value.comment, actor))) throw notFound();
    return redirectWithToast(pathname, "Your comment was removed.");
  }
  const submission = parseWithZod(form, { schema: followUpForm(today()) });
  if (submission.status !== "success") return invalid(submission);
  const saved = await saveFollowUp(customer.id, check, submission.value, actor);
  if (saved.outcome === "unknown-owner")
    return invalid(submission, { fieldErrors: { ownerId: ["Choose the owner from the list"] } });
  if (saved.outcome === "conflict") return json({ result: submission.reply(), conflict: saved }, 409);
  return redirectWithToast(pathname, saved.outcome === "changed" ? "The follow-up is saved." : "Nothing was changed.");
}

export default function FollowUp() {
  return <FollowUpPage {...useLoaderData<typeof loader>()} />;
}
