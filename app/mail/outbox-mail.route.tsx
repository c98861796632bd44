import { parseWithZod } from "@conform-to/zod/v4";
import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireAdmin } from "~/access/access.server";
import { readForm } from "~/infra/form.server";
import { invalid, notFound, redirectWithToast } from "~/infra/responses.server";
import { clearBounce } from "~/mail/bounces.server";
import { factsOfLetter } from "~/mail/letter-facts";
import { LetterText } from "~/mail/letter-text";
import { getMail } from "~/mail/mails.server";
import { MarkNotice } from "~/mail/mark-notice";
import { ClearMark } from "~/mail/outbox.schema";
import { SendAgainButton } from "~/mail/send-again-button";
import { StateBadge } from "~/mail/state-badge";
import { Card } from "~/ui/card";
import { Facts } from "~/ui/facts";
import { Instant } from "~/ui/instant";
import { Link } from "~/ui/link";
import { Notice } from "~/ui/notice";
import { PageHead } from "~/ui/page-head";
import { pageTitle } from "~/ui/page-title";

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.mail.subject ?? "Mail");

export async function loader({ request, params }: LoaderFunctionArgs) {
  await requireAdmin(request);
  const found = await getMail(params.id ?? "", new Date());
  if (!found) throw notFound();
  const { html, ...mail } = found;
  return json({ mail, hasHtml: html !== null });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const admin = await requireAdmin(request);
  const submission = parseWithZod(await readForm(request), { schema: ClearMark });
  if (submission.status !== "success") return invalid(submission);

  const cleared = await clearBounce(params.id ?? "", admin);
  if (!cleared) throw notFound();
  const title = cleared.cleared ? `Mails go to ${cleared.to} again.` : `${cleared.to} bears no mark any more.`;
  return redirectWithToast(`/admin/outbox/${params.id}`, title);
}

export default function Mail() {
  const { mail, hasHtml } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHead
        title={mail.subject}
        crumbs={[{ to: "/admin/outbox", label: "Outbox" }]}
        actions={mail.canGoAgain && <SendAgainButton id={mail.id} />}
      />
      <div className="stack">
        {mail.mark && <MarkNotice mailId={mail.id} to={mail.to} mark={mail.mark} />}
        <Card label="Facts">
          <Facts
            facts={[
              ["State", <StateBadge key="state" state={mail.state} />],
              ["To", mail.to],
              ["From", mail.from],
              [
                "Letter",
                <Link key="letter" to={`/admin/letters/${mail.letter.replace(/^test:/, "")}`}>
                  {factsOfLetter(mail.letter.replace(/^test:/, "")).title}
                </Link>,
              ],
              ["Queued", <Instant key="queued" at={mail.queuedAt} />],
              mail.sentAt ? ["Sent", <Instant key="sent" at={mail.sentAt} />] : null,
              mail.deliveredAt ? ["Delivered", <Instant key="delivered" at={mail.deliveredAt} />] : null,
              mail.bouncedAt ? ["Came back", <Instant key="bounced" at={mail.bouncedAt} />] : null,
              mail.bounce ? ["The receiving server said", mail.bounce] : null,
              mail.nextAt ? ["Next attempt", <Instant key="next" at={mail.nextAt} />] : null,
              ["Attempts", mail.attempts],
              mail.answer ? [mail.sentAt ? "Message id" : "Answer", mail.answer] : null,
              mail.againId
                ? [
                    "Sent again as",
                    <Link key="again" to={`/admin/outbox/${mail.againId}`}>
                      the newer mail
                    </Link>,
                  ]
                : null,
            ]}
          />
        </Card>
        {mail.link === "hidden" && (
          <Notice title="The link is not shown.">
            Only the person to whom it is sent gets to see it; it is removed here once the mail has left.
          </Notice>
        )}
        <Card
          title="Text"
          action={
            hasHtml && (
              <Link to={`/admin/outbox/${mail.id}/html`} reloadDocument>
                Open as HTML
              </Link>
            )
          }
        >
          {mail.text === null ? (
            <p className="muted">This version of the portal cannot draw this letter.</p>
          ) : (
            <LetterText text={mail.text} origin={mail.origin} />
          )}
          {mail.text !== null && mail.hasUnsubscribe && (
            <p className="small muted">The recipient’s mail also has a link to turn such mails off.</p>
          )}
        </Card>
      </div>
    </>
  );
}
