import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { clearedSessionCookie, findActor } from "~/access/session.server";
import { readForm } from "~/infra/form.server";
import { logOut } from "./log-out.server";

/** A link or a reload of the address changes nothing: only the button's POST logs out. */
export function loader() {
  return redirect("/");
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await findActor(request);
  await readForm(request);
  if (actor) await logOut(actor);
  return redirect("/", {
    status: 303,
    headers: { "Set-Cookie": await clearedSessionCookie(), "Clear-Site-Data": '"cache"' },
  });
}
