import type { Drawing } from "~/profile/section-facts";

/** A small picture beside a tile's figure; the tile's words say all that it says. */
export function TileDrawing({ drawing }: { drawing: Drawing }) {
  return (
    <svg className="spark" viewBox="0 0 104 44" aria-hidden="true">
      {shapesOf(drawing)}
    </svg>
  );
}

function shapesOf(drawing: Drawing) {
  switch (drawing.kind) {
    case "circles":
      return placed(drawing.of).map(({ it, at }) => <Circle key={at} state={it} x={18 + at * 34} />);
    case "bars":
      return placed(drawing.of).map(({ it: { share, tone }, at }) => (
        <g key={at}>
          <rect className="f-track" x="0" y={3 + at * 11} width="104" height="6" rx="3" />
          <rect className={`f-${tone}`} x="0" y={3 + at * 11} width={Math.round(share * 104)} height="6" rx="3" />
        </g>
      ));
    case "columns":
      return placed(drawing.of).map(({ it, at }) => <Column key={at} share={it} at={at} of={drawing.of.length} />);
    case "squares":
      return placed(drawing.of).map(({ it, at }) => (
        <rect key={at} className={`f-${it}`} x={(at % 4) * 26.5} y={at < 4 ? 0 : 23} width="23" height="19" rx="3" />
      ));
    case "points":
      return placed(drawing.of).map(({ it, at }) => (
        <circle key={at} className={`f-${it}`} cx={4 + (at % 11) * 9.6} cy={5 + Math.floor(at / 11) * 11.5} r="3.5" />
      ));
  }
}

/** The place is what a shape is known by. */
const placed = <T,>(shapes: readonly T[]) => shapes.map((it, at) => ({ it, at }));

function Circle({ state, x }: { state: "accepted" | "invited" | "missing"; x: number }) {
  if (state === "missing")
    return <circle className="f-surface c-neutral" cx={x} cy="22" r="13" strokeWidth="1.5" strokeDasharray="2 3" />;
  if (state === "invited")
    return <circle className="f-wash c-brand" cx={x} cy="22" r="13" strokeWidth="2" strokeDasharray="4 3.5" />;
  return <circle className="f-brand" cx={x} cy="22" r="14" />;
}

function Column({ share, at, of }: { share: number; at: number; of: number }) {
  const step = 108 / of;
  const [x, height] = [Math.round(at * step * 10) / 10, Math.round(share * 440) / 10];
  const width = Math.round((step - 4) * 10) / 10;
  return (
    <>
      <rect className="f-track" x={x} y="0" width={width} height="44" rx="2" />
      <rect className="f-brand" x={x} y={44 - height} width={width} height={height} rx="2" />
    </>
  );
}
