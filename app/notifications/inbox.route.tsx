import { parseWithZod } from "@conform-to/zod/v4";
import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { requireActor } from "~/access/access.server";
import { readForm } from "~/infra/form.server";
import { invalid, notFound, redirectWithToast } from "~/infra/responses.server";
import { InboxMove } from "~/notifications/inbox.schema";
import { listInbox, mark, markAllRead, openNotice } from "~/notifications/inbox.server";
import { readInboxSearch } from "~/notifications/inbox-search";
import { InboxTable, NoNotices } from "~/notifications/inbox-table";
import { kindsFor, noticeKind } from "~/notifications/kinds";
import { mostUnreadShown } from "~/notifications/unread";
import { countUnread } from "~/notifications/unread.server";
import { Button, ButtonLink } from "~/ui/button";
import { cappedCount } from "~/ui/capped-count";
import { Card } from "~/ui/card";
import { Filters, orAll, SelectFilter } from "~/ui/filters";
import { KeysetPages } from "~/ui/keyset-pages";
import { PageHead } from "~/ui/page-head";
import { pageTitle } from "~/ui/page-title";

export const meta: MetaFunction = ({ error }) => (error ? [] : pageTitle("Inbox"));

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request);
  const search = readInboxSearch(new URL(request.url).searchParams);
  const [list, unread] = await Promise.all([listInbox(actor, search), countUnread(actor)]);
  const kinds = kindsFor(actor.kind).map((kind) => [kind, noticeKind(kind).label] as const);
  const isSearched = search.isUnreadOnly || search.kind !== null || search.cursor !== null;
  return json({ ...list, unread, kinds, isSearched });
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireActor(request);
  const submission = parseWithZod(await readForm(request), { schema: InboxMove });
  if (submission.status !== "success") return invalid(submission);

  const move = submission.value;
  const { pathname, search, searchParams } = new URL(request.url);
  switch (move.intent) {
    case "open": {
      const path = await openNotice(actor, move.id);
      if (!path) throw notFound();
      return redirect(path, 303);
    }
    case "read-all": {
      const count = await markAllRead(actor, readInboxSearch(searchParams), move.newest);
      searchParams.delete("page");
      const filtered = searchParams.size > 0 ? `${pathname}?${searchParams}` : pathname;
      return redirectWithToast(filtered, count === 1 ? "1 notice is read." : `${count} notices are read.`);
    }
    case "read":
    case "unread": {
      if (!(await mark(actor, move.id, move.intent))) throw notFound();
      return redirect(pathname + search, 303);
    }
  }
}

export default function Inbox() {
  const { notices, previous, next, newest, unread, kinds, isSearched } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHead
        title="Inbox"
        lead={unread > 0 ? `${cappedCount(unread, mostUnreadShown)} unread` : "What happened, for you to look at."}
        actions={
          <>
            {/* On a later page it would leave those before it unread. */}
            {unread > 0 && newest && !previous && (
              <Form method="post">
                <input type="hidden" name="newest" value={newest} />
                <Button name="intent" value="read-all" icon="check">
                  Mark All Read
                </Button>
              </Form>
            )}
            <ButtonLink to="/account/notifications" icon="mail">
              Choose Mails
            </ButtonLink>
          </>
        }
      />
      <Card flush foot={(previous || next) && <KeysetPages previous={previous} next={next} />} label="Notices">
        {(notices.length > 0 || isSearched) && (
          <Filters keep={[]}>
            <SelectFilter
              name="show"
              label="Show"
              options={[
                { value: "", label: "All" },
                { value: "unread", label: "Unread" },
              ]}
            />
            <SelectFilter name="kind" label="About" options={orAll(kinds)} />
          </Filters>
        )}
        {notices.length > 0 ? <InboxTable notices={notices} /> : <NoNotices isSearched={isSearched} />}
      </Card>
    </>
  );
}
