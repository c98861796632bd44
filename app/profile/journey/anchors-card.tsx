import { Card } from "~/ui/card";
import type { ScaleStep } from "./journey.server";

interface AnchorsCardProps {
  anchors: readonly { step: number; text: string }[];
  scale: readonly ScaleStep[];
}

/** What some of the steps look like in this very topic. */
export function AnchorsCard({ anchors, scale }: AnchorsCardProps) {
  if (anchors.length === 0) return null;
  return (
    <Card title="What the steps mean here">
      <dl className="stack stack--tight">
        {anchors.map(({ step, text }) => (
          <div key={step}>
            <dt className="strong">
              <span className="num">{step}</span> {scale.find(({ value }) => value === step)?.label}
            </dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}
