const paths = {
  pass: "m3 6.5 2.5 2.5L9.5 3.5",
  warning: "M6 2v5M6 9.8v.2",
  fail: "m3 3 6 6M9 3 3 9",
  info: "M6 5.5V10M6 2v.2",
  neutral: "M3 6h6",
  clock: "M6 1.5a4.5 4.5 0 1 0 .01 0M6 3.5V6l1.5 1",
};

export type GlyphName = keyof typeof paths;

/** The mark that says a state where colour cannot be seen. */
export function Glyph({ name }: { name: GlyphName }) {
  return (
    <svg className={name === "clock" ? "thin" : undefined} viewBox="0 0 12 12" aria-hidden="true">
      <path d={paths[name]} />
    </svg>
  );
}
