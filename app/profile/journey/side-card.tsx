import type { ReactNode } from "react";
import { Card } from "~/ui/card";
import { Instant } from "~/ui/instant";
import type { ScaleStep } from "./journey.server";
import { type Side, type SideScore, sideWords } from "./scores";
import { scoreWords } from "./words";

interface SideCardProps {
  side: Side;
  said: (SideScore & { updatedAt: string; updatedByName: string }) | null;
  scale: readonly ScaleStep[];
  /** The feedback or the note, as it is to be read; null where there is none. */
  note: ReactNode;
}

/** What a side says of a topic, for those who only read it. */
export function SideCard({ side, said, scale, note }: SideCardProps) {
  const step = scale.find(({ value }) => value === said?.score);
  return (
    <Card title={sideWords[side].score}>
      <div className="stack stack--tight">
        <p>
          <strong className="figure">{scoreWords(said)}</strong>
          {step && <span className="muted"> of 5</span>}
        </p>
        {step && (
          <p>
            <strong>{step.label}.</strong> {step.meaning}
          </p>
        )}
        {said?.notApplicableReason && <p className="said">{said.notApplicableReason}</p>}
        {said && (
          <p className="small muted">
            By {said.updatedByName}, <Instant at={said.updatedAt} />
          </p>
        )}
      </div>
      {note && (
        <div className="stack stack--tight note">
          <h3 className="title">{sideWords[side].note}</h3>
          <blockquote className="quote">{note}</blockquote>
        </div>
      )}
    </Card>
  );
}
