import type { ReactNode } from "react";
import { Glyph, type GlyphName } from "./glyph";

export type Tone = "pass" | "warning" | "fail" | "info" | "brand" | "neutral";

interface BadgeProps {
  tone?: Tone;
  /** The signal tones bear their own glyph; `null` leaves it out where the word stands in a column of its kind. */
  glyph?: GlyphName | null;
  children: ReactNode;
}

export function Badge({ tone = "neutral", glyph = glyphOf[tone], children }: BadgeProps) {
  return (
    <span className={tone === "neutral" ? "badge" : `badge badge--${tone}`}>
      {glyph && <Glyph name={glyph} />}
      {children}
    </span>
  );
}

const glyphOf: Record<Tone, GlyphName | null> = {
  pass: "pass",
  warning: "warning",
  fail: "fail",
  info: "info",
  brand: null,
  neutral: null,
};
