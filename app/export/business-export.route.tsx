import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireAccess } from "~/access/access.server";
import { PageHead } from "~/ui/page-head";
import { pageTitle } from "~/ui/page-title";
import { ExportCard } from "./export-card";
import { waitForExport } from "./exports.server";
import { requireOwnerOrAdmin } from "./owner.server";

export const meta: MetaFunction = ({ error }) => (error ? [] : pageTitle("Download All Data"));

export async function loader({ request, params }: LoaderFunctionArgs) {
  const access = await requireAccess(request, params.customer, "business:export");
  await requireOwnerOrAdmin(access);
  const { slug, name } = access.customer;
  return { slug, name, waitSeconds: await waitForExport(access.actor) };
}

export default function BusinessExport() {
  const { slug, name, waitSeconds } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHead
        title="Download All Data"
        lead={`Everything that CM360 keeps of ${name}, in one file.`}
        crumbs={[{ to: `/customers/${slug}/profile/activated`, label: "Activated" }]}
      />
      <ExportCard
        action={`/customers/${slug}/export.zip`}
        waitSeconds={waitSeconds}
        holds={[
          "The Business Profile: partners, objectives, journey, services in use, team",
          "The published health checks with all findings, their original files and reports",
          "Subscriptions, requests with their history, quotes with their PDFs",
          "The people who can log in, and the log",
        ]}
        lacks="Passwords, codes and links are not in it, nor drafts of Secure Dynamics. It holds prices and findings: keep it where only those see it who may."
      />
    </>
  );
}
