import { useId } from "react";
import { Card } from "~/ui/card";

/** The address, the one time that it is shown. */
export function NewAddress({ address }: { address: string }) {
  const [id, hint] = [useId(), useId()];
  return (
    <Card title="Copy it now">
      <div className="field">
        <label htmlFor={id}>Address</label>
        <p className="field__hint" id={hint}>
          It is shown this once. Give it to your calendar program as a calendar to subscribe to, by its address.
        </p>
        <input className="input" id={id} readOnly value={address} aria-describedby={hint} autoComplete="off" />
      </div>
    </Card>
  );
}
