import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { requireActor } from "~/access/access.server";
import { readForm } from "~/infra/form.server";
import { redirectWithToast } from "~/infra/responses.server";
import { businessPath } from "./paths";
import { endView } from "./view.server";

/** A link or a reload of the address changes nothing: only the button's POST ends the view. */
export async function loader({ request }: LoaderFunctionArgs) {
  await requireActor(request);
  return redirect("/");
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireActor(request);
  await readForm(request);
  if (!actor.viewing || !actor.business) return redirect("/", { status: 303 });
  await endView(actor.sessionId);
  return redirectWithToast(businessPath(actor.business.slug), `You no longer view CM360 as ${actor.business.name}.`);
}
