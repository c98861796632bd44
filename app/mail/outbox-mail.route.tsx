import { json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireAdmin } from "~/access/access.server";
import { notFound } from "~/infra/responses.server";
import { LetterText } from "~/mail/letter-text";
import { getMail } from "~/mail/mails.server";
import { SendAgainButton } from "~/mail/send-again-button";
import { StateBadge } from "~/mail/state-badge";
import { Card } from "~/ui/card";
import { Facts } from "~/ui/facts";
import { Instant } from "~/ui/instant";
import { Notice } from "~/ui/notice";
import { PageHead } from "~/ui/page-head";
import { pageTitle } from "~/ui/page-title";

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.mail.subject ?? "Mail");

export async function loader({ request, params }: LoaderFunctionArgs) {
  await requireAdmin(request);
  const mail = await getMail(params.id ?? "", new Date());
  if (!mail) throw notFound();
  return json({ mail });
}

export default function Mail() {
  const { mail } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHead
        title={mail.subject}
        crumbs={[{ to: "/admin/outbox", label: "Outbox" }]}
        actions={mail.canGoAgain && <SendAgainButton id={mail.id} />}
      />
      <div className="stack">
        <Card label="Facts">
          <Facts
            facts={[
              ["State", <StateBadge key="state" state={mail.state} />],
              ["To", mail.to],
              ["From", mail.from],
              ["Queued", <Instant key="queued" at={mail.queuedAt} />],
              mail.sentAt ? ["Sent", <Instant key="sent" at={mail.sentAt} />] : null,
              mail.nextAt ? ["Next attempt", <Instant key="next" at={mail.nextAt} />] : null,
              ["Attempts", mail.attempts],
              mail.answer ? [mail.state === "sent" ? "Message id" : "Answer", mail.answer] : null,
            ]}
          />
        </Card>
        {mail.link === "hidden" && (
          <Notice title="The link is not shown.">
            Only the person to whom it is sent gets to see it; it is removed here once the mail has left.
          </Notice>
        )}
        <Card title="Text">
          {mail.text === null ? (
            <p className="muted">This version of the portal cannot draw this letter.</p>
          ) : (
            <LetterText text={mail.text} origin={mail.origin} />
          )}
        </Card>
      </div>
    </>
  );
}
