import { Card } from "~/ui/card";
import { Facts } from "~/ui/facts";
import { Link } from "~/ui/link";
import { counted } from "./effect-card";
import { type Condition, conditionLabels } from "./rule-fields";

interface RuleCardProps {
  rule: {
    sku: string;
    product: string;
    condition: Condition;
    conditionName: string;
    isRequestable: boolean;
    dismissed: number;
  };
  touches: Touched;
}

interface Touched {
  count: number;
  first: { slug: string; name: string }[];
}

/** When the rule holds, and what it does today. */
export function RuleCard({ rule, touches }: RuleCardProps) {
  return (
    <Card title="The rule">
      <Facts
        facts={[
          [
            "Suggests",
            <Link key="product" to={`/admin/catalogue/${rule.sku}`}>{`${rule.product} (${rule.sku})`}</Link>,
          ],
          [conditionLabels[rule.condition], rule.conditionName],
          ["Customers now", <TouchedCustomers key="touched" {...touches} />],
          ["Dismissed", rule.dismissed.toLocaleString("en-GB")],
          rule.isRequestable
            ? null
            : ["Cannot be requested", "It is suggested to nobody; who owns it reads that the fix is owned."],
        ]}
      />
    </Card>
  );
}

/** On whose Potential Upgrades the rule gives a reason. */
function TouchedCustomers({ count, first }: Touched) {
  if (count === 0) return "None";
  return (
    <details className="disclosure">
      <summary>{counted(count)}</summary>
      {first.length < count && <p className="muted">The first {first.length} by name</p>}
      <ul className="stack stack--tight">
        {first.map(({ slug, name }) => (
          <li key={slug}>
            <Link to={`/customers/${slug}/licensing?shelf=upgrades`}>{name}</Link>
          </li>
        ))}
      </ul>
    </details>
  );
}
