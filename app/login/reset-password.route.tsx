import type { ActionFunctionArgs, HeadersFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { readForm } from "~/infra/form.server";
import { pageTitle } from "~/ui/page-title";
import { answerNewPassword, openPasswordLink } from "./password-link-answers.server";
import { PasswordLinkPage, secretPageHeaders } from "./password-link-page";

export const meta: MetaFunction = ({ error }) => (error ? [] : pageTitle("Reset Password"));

export const headers: HeadersFunction = ({ actionHeaders }) => secretPageHeaders(actionHeaders);

export async function loader({ params }: LoaderFunctionArgs) {
  return openPasswordLink(params.token ?? "", "reset");
}

export async function action({ request, params }: ActionFunctionArgs) {
  return answerNewPassword(await readForm(request), params.token ?? "", "reset");
}

export default function ResetPassword() {
  return <PasswordLinkPage title="Reset Password" />;
}
