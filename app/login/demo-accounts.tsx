import { Badge } from "~/ui/badge";
import type { Demo } from "./demo.server";

/** Shown in a demonstration only. */
export function DemoAccounts({ demo }: { demo: Demo }) {
  return (
    <section className="demo stack stack--tight" aria-labelledby="demo-title">
      <h2 className="title cluster" id="demo-title">
        Accounts to try <Badge tone="info">Demo</Badge>
      </h2>
      <p className="muted">
        This is a demonstration: the data is invented and no mail leaves. Password of all:{" "}
        <code className="mono">{demo.password}</code>
      </p>
      <dl className="facts small">
        {demo.accounts.map(({ role, email }) => (
          <div key={email} className="facts__pair">
            <dt>{role}</dt>
            <dd className="mono">{email}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
