import { json, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { AgreementPage } from "~/signup/agreement-page";
import { readAgreement } from "~/signup/agreements.server";
import { pageTitle } from "~/ui/page-title";

export const meta: MetaFunction = () => pageTitle("Privacy Policy");

export async function loader() {
  return json({ agreement: await readAgreement("privacy") });
}

export default function PrivacyPolicy() {
  return <AgreementPage title="Privacy Policy" agreement={useLoaderData<typeof loader>().agreement} />;
}
