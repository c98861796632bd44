import type { ReactNode } from "react";

/** Names and values, two columns; null leaves a fact out. */
export function Facts({ facts }: { facts: readonly ([name: string, value: ReactNode] | null)[] }) {
  return (
    <dl className="facts">
      {facts.map((fact) =>
        fact ? (
          <div key={fact[0]} className="facts__pair">
            <dt>{fact[0]}</dt>
            <dd>{fact[1]}</dd>
          </div>
        ) : null,
      )}
    </dl>
  );
}
