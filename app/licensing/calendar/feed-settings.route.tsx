import { randomUUID } from "node:crypto";
import { parseWithZod } from "@conform-to/zod/v4";
import {
  type ActionFunctionArgs,
  type HeadersFunction,
  json,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { requireActor } from "~/access/access.server";
import { readForm } from "~/infra/form.server";
import { invalid, redirectWithToast } from "~/infra/responses.server";
import { FeedChange } from "~/licensing/calendar/feed-settings.schema";
import { getOwnFeed, makeFeed, revokeFeed } from "~/licensing/calendar/feed-settings.server";
import { NewAddress } from "~/licensing/calendar/new-address";
import { carryAddress, takeAddress } from "~/licensing/calendar/shown-once.server";
import { WhatTheFeedHolds } from "~/licensing/calendar/what-the-feed-holds";
import { Button } from "~/ui/button";
import { Card } from "~/ui/card";
import { Facts } from "~/ui/facts";
import { Instant } from "~/ui/instant";
import { PageHead } from "~/ui/page-head";
import { pageTitle } from "~/ui/page-title";

export const meta: MetaFunction = ({ error }) => (error ? [] : pageTitle("Calendar Feed"));

export const headers: HeadersFunction = ({ loaderHeaders }) => loaderHeaders;

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request);
  const { address, headers } = await takeAddress(request);
  return json({ kind: actor.kind, address, feed: await getOwnFeed(actor.userId), formKey: randomUUID() }, { headers });
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireActor(request);
  const submission = parseWithZod(await readForm(request), { schema: FeedChange });
  if (submission.status !== "success") return invalid(submission);

  const here = "/account/calendar";
  if (submission.value.intent === "revoke") {
    const ended = await revokeFeed(actor);
    return redirectWithToast(here, ended ? "The address was revoked." : "There was no address to revoke.");
  }
  const made = await makeFeed(actor, submission.value.formKey);
  if (!made) return redirectWithToast(here, "That address was made before, and is not shown again. Make a new one.");
  return redirectWithToast(here, "The address was made.", {
    headers: { "Set-Cookie": await carryAddress(made.address) },
  });
}

export default function FeedSettings() {
  const { kind, address, feed, formKey } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHead
        title="Calendar Feed"
        lead="What ends and what starts, in the calendar that you use anyway."
        crumbs={[{ to: "/account", label: "Account" }]}
      />
      <div className="stack">
        {address && <NewAddress address={address} />}
        <div className="grid grid--aside">
          <Card title="Your address">
            {feed ? (
              <Facts
                facts={[
                  ["Made", <Instant key="made" at={feed.createdAt} />],
                  ["Last read", feed.lastReadAt ? <Instant key="read" at={feed.lastReadAt} /> : "Never"],
                ]}
              />
            ) : (
              <p>You have no address.</p>
            )}
            <div className="cluster note">
              <Form method="post">
                <input type="hidden" name="formKey" value={formKey} />
                <Button kind="primary" name="intent" value="make">
                  {feed ? "Make a New Address" : "Make an Address"}
                </Button>
              </Form>
              {feed && (
                <Form method="post">
                  <Button kind="danger" name="intent" value="revoke">
                    Revoke
                  </Button>
                </Form>
              )}
            </div>
            {feed && <p className="small muted note">A new address ends the one before at once; so does Revoke.</p>}
          </Card>
          <WhatTheFeedHolds kind={kind} />
        </div>
      </div>
    </>
  );
}
