// biome-ignore-all lint/suspicious/noArrayIndexKey: the stretches of a difference have no other name than their place
import type { ReactNode } from "react";
import type { Piece, Stretch } from "~/admin/text-difference";
import { Card } from "~/ui/card";

interface TextDifferenceProps {
  title: string;
  difference: readonly Stretch[];
  action?: ReactNode;
}

/** Two versions laid over each other: what is gone is struck through, what is new is underlined. */
export function TextDifference({ title, difference, action }: TextDifferenceProps) {
  return (
    <Card title={title} action={action}>
      {difference.length === 0 ? (
        <p className="muted">There is no difference.</p>
      ) : (
        <div className="whitespace-pre-wrap break-words">
          {difference.map((stretch, place) =>
            stretch.kind === "skipped" ? (
              <p key={place} className="small muted border-y border-line my-2 py-1">
                {stretch.lines === 1 ? "1 line is the same" : `${stretch.lines} lines are the same`}
              </p>
            ) : (
              <span key={place}>{stretch.pieces.map(drawPiece)}</span>
            ),
          )}
        </div>
      )}
    </Card>
  );
}

function drawPiece({ kind, text }: Piece, place: number) {
  if (kind === "gone")
    return (
      <del key={place} className="bg-fail-wash text-fail-ink line-through">
        {text}
      </del>
    );
  if (kind === "new")
    return (
      <ins key={place} className="bg-pass-wash text-pass-ink underline">
        {text}
      </ins>
    );
  return <span key={place}>{text}</span>;
}
