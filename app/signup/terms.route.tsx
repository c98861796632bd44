import { json, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { AgreementPage } from "~/signup/agreement-page";
import { readAgreement } from "~/signup/agreements.server";
import { pageTitle } from "~/ui/page-title";

export const meta: MetaFunction = () => pageTitle("Terms and Conditions");

export async function loader() {
  return json({ agreement: await readAgreement("terms") });
}

export default function TermsAndConditions() {
  return <AgreementPage title="Terms and Conditions" agreement={useLoaderData<typeof loader>().agreement} />;
}
