import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireActor } from "~/access/access.server";
import { PageHead } from "~/ui/page-head";
import { pageTitle } from "~/ui/page-title";
import { ExportCard } from "./export-card";
import { waitForExport } from "./exports.server";

export const meta: MetaFunction = ({ error }) => (error ? [] : pageTitle("Download Your Data"));

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request);
  return { waitSeconds: await waitForExport(actor) };
}

export default function PersonExport() {
  const { waitSeconds } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHead
        title="Download Your Data"
        lead="Everything that CM360 keeps of you, in one file."
        crumbs={[{ to: "/account", label: "Account" }]}
      />
      <ExportCard
        action="/account/export.zip"
        waitSeconds={waitSeconds}
        holds={[
          "Your account, your sign-up and the versions of the texts that you agreed to",
          "Your sessions, your inbox, which mails went to you and what you chose to get",
          "What you did in the portal, as the log keeps it",
        ]}
        lacks="Passwords, codes and links are not in it, and nothing of other people. What you and your colleagues entered for your business is in the export of the business."
      />
    </>
  );
}
