import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { requireActor } from "~/access/access.server";
import { today } from "~/infra/calendar";
import { readForm } from "~/infra/form.server";
import { exportPerson } from "./exports.server";
import { zipAnswer } from "./zip-answer";

/** A file is asked for by the form alone: whoever comes here otherwise is led to it. */
export async function loader({ request }: LoaderFunctionArgs) {
  await requireActor(request);
  return redirect("/account/export", 303);
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireActor(request);
  await readForm(request);
  return zipAnswer(await exportPerson(actor), `cm360-my-data-${today()}.zip`);
}
