import { Authenticator } from "remix-auth";
import { FormStrategy } from "remix-auth-form";
import { type LoginOutcome, logIn } from "./login.server";

/** Ways to log in. The form's fields are checked before by the action; here they are only read. */
export const authenticator = new Authenticator<LoginOutcome>().use(
  new FormStrategy(({ form, request }) => logIn(text(form.get("email")), text(form.get("password")), request)),
  "form",
);

function text(value: FormDataEntryValue | null) {
  return typeof value === "string" ? value : "";
}
