import { Icon } from "~/ui/icon";
import { Link } from "~/ui/link";
import type { CustomerFrame } from "./customer-frame";
import type { Reader } from "./menu";

/** For partners and admins on a customer's pages: for whom, as what, and the way back. */
export function ActingBar({ reader, frame }: { reader: Reader; frame: CustomerFrame }) {
  return (
    <section className="acting-bar" aria-label="Acting for">
      <Icon name="handshake" />
      <span>
        You act for <strong>{frame.customer.name}</strong> as{" "}
        {reader.business ? `their ${frame.actingAs}, ${reader.business.name}` : `${frame.actingAs} of Secure Dynamics`}.
        What you do is recorded with your name.
      </span>
      <Link to="/customers">{reader.business ? "Back to my customers" : "Back to Customers"}</Link>
    </section>
  );
}
