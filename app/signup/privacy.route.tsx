import { json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { notFound } from "~/infra/responses.server";
import { AgreementPage } from "~/signup/agreement-page";
import { readAgreement } from "~/signup/agreements.server";
import { pageTitle } from "~/ui/page-title";

export const meta: MetaFunction = () => pageTitle("Privacy Policy");

export async function loader({ request }: LoaderFunctionArgs) {
  const asked = new URL(request.url).searchParams.get("version");
  const agreement = await readAgreement("privacy", asked);
  if (!agreement && asked !== null) throw notFound();
  return json({ agreement });
}

export default function PrivacyPolicy() {
  return <AgreementPage title="Privacy Policy" path="/privacy" agreement={useLoaderData<typeof loader>().agreement} />;
}
