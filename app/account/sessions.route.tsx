import { parseWithZod } from "@conform-to/zod/v4";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { requireActor } from "~/access/access.server";
import { clearedSessionCookie } from "~/access/session.server";
import { readForm } from "~/infra/form.server";
import { invalid, notFound, redirectWithToast } from "~/infra/responses.server";
import { Button } from "~/ui/button";
import { Card } from "~/ui/card";
import { PageHead } from "~/ui/page-head";
import { pageTitle } from "~/ui/page-title";
import { SessionEnd } from "./sessions.schema";
import { endOtherSessions, endOwnSession, listSessions } from "./sessions.server";
import { SessionsTable } from "./sessions-table";

export const meta: MetaFunction = ({ error }) => (error ? [] : pageTitle("Sessions"));

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request);
  return { sessions: await listSessions(actor) };
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireActor(request);
  const submission = parseWithZod(await readForm(request), { schema: SessionEnd });
  if (submission.status !== "success") return invalid(submission);

  if (submission.value.intent === "end-others") {
    await endOtherSessions(actor);
    return redirectWithToast("/account/sessions", "All other sessions were ended.");
  }
  if (!(await endOwnSession(actor, submission.value.sessionId))) throw notFound();
  if (submission.value.sessionId !== actor.sessionId)
    return redirectWithToast("/account/sessions", "The session was ended.");
  return redirectWithToast("/", "Your session was ended.", { headers: { "Set-Cookie": await clearedSessionCookie() } });
}

export default function Sessions() {
  const { sessions } = useLoaderData<typeof loader>();
  const others = sessions.length - 1;
  return (
    <>
      <PageHead
        title="Sessions"
        lead="Where you are logged in. End what you do not know, then change your password."
        crumbs={[{ to: "/account", label: "Account" }]}
        actions={
          others > 0 && (
            <Form method="post">
              <Button name="intent" value="end-others" kind="danger">
                End All Others
              </Button>
            </Form>
          )
        }
      />
      <Card flush label="Sessions">
        <SessionsTable sessions={sessions} />
      </Card>
    </>
  );
}
