import { Icon } from "~/ui/icon";

/** For everyone, while the primary database is out of reach: what works, and what does not. */
export function ChangesWaitBar() {
  return (
    <section className="acting-bar" aria-label="Changes wait" role="status">
      <Icon name="alert" />
      <span>
        Changes cannot be saved just now. Everything can be read, as it was a short while ago; CM360 tries again by
        itself.
      </span>
    </section>
  );
}
