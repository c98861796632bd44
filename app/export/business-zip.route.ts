import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { requireAccess } from "~/access/access.server";
import { today } from "~/infra/calendar";
import { readForm } from "~/infra/form.server";
import { exportBusiness } from "./exports.server";
import { requireOwnerOrAdmin } from "./owner.server";
import { zipAnswer } from "./zip-answer";

/** A file is asked for by the form alone: whoever comes here otherwise is led to it. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { customer } = await requireAccess(request, params.customer, "business:export");
  return redirect(`/customers/${customer.slug}/export`, 303);
}

export async function action({ request, params }: ActionFunctionArgs) {
  const access = await requireAccess(request, params.customer, "business:export");
  await requireOwnerOrAdmin(access);
  await readForm(request);
  const { customer, actor } = access;
  return zipAnswer(await exportBusiness(customer, actor), `${customer.slug}-${today()}.zip`);
}
