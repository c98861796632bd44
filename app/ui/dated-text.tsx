/** A sentence whose calendar dates never break over two lines. */
export function DatedText({ children }: { children: string }) {
  const parts = children.split(/(\d{4}-\d\d-\d\d)/);
  return parts.map((part, place) =>
    place % 2 === 0 ? (
      part
    ) : (
      // The same date may stand in a sentence twice; the parts never move.
      // biome-ignore lint/suspicious/noArrayIndexKey: see above
      <span key={place} className="nowrap">
        {part}
      </span>
    ),
  );
}
