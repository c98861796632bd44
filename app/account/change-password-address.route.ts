import { redirect } from "@remix-run/node";

/** Where password managers look for the page on which a password is changed: the W3C's well-known address. */
export function loader() {
  return redirect("/account");
}
