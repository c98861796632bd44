import type { MetaFunction } from "@remix-run/node";
import { Link } from "~/ui/link";
import { pageTitle } from "~/ui/page-title";

export const meta: MetaFunction = () => pageTitle("Your request has been received");

/** The same for everyone: whether the address was known already is said by mail only. */
export default function Received() {
  return (
    <>
      <h1>Your request has been received</h1>
      <p>Thank you. This is what happens next:</p>
      <div className="prose">
        <ol>
          <li>An administrator of Secure Dynamics reviews your request, usually within one working day.</li>
          <li>You get a mail at the address you entered, with a link to set your password. It works for three days.</li>
          <li>You set your password and log in with your business email.</li>
        </ol>
      </div>
      <p>
        We have just sent you a mail that confirms this. If it is not there in a few minutes, look among the unwanted
        mail.
      </p>
      <p>
        <Link to="/">Back to Login</Link>
      </p>
    </>
  );
}
