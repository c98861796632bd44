import { Card } from "~/ui/card";
import { Instant } from "~/ui/instant";

interface AreaHistoryProps {
  /** Newest first. */
  changes: readonly {
    id: number;
    at: string;
    who: string;
    added: boolean;
    fields: readonly { label: string; before: string; after: string }[];
  }[];
}

/** Who changed the help, when, from what to what. */
export function AreaHistory({ changes }: AreaHistoryProps) {
  if (changes.length === 0) return null;
  return (
    <Card title="History">
      <ol className="timeline">
        {changes.map(({ id, at, who, added, fields }) => (
          <li key={id}>
            <Instant at={at} />
            <br />
            <strong>{who}</strong> {added ? "added the area" : `changed ${fields.map(({ label }) => label).join(", ")}`}
            {!added && (
              <details className="disclosure small">
                <summary>Before and after</summary>
                {fields.map(({ label, before, after }) => (
                  <dl key={label}>
                    <dt>{label}, before</dt>
                    <dd className="pre">{before || "Nothing"}</dd>
                    <dt>{label}, after</dt>
                    <dd className="pre">{after || "Nothing"}</dd>
                  </dl>
                ))}
              </details>
            )}
          </li>
        ))}
      </ol>
    </Card>
  );
}
