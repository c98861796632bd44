import type { Capability } from "~/access/keys";

export interface SectionFacts {
  section: Section;
  title: string;
  badge?: { tone: "pass" | "warning" | "info" | "fail"; text: string };
  /** The one number, or the words where there is none. */
  figure: string;
  /** What the number counts. */
  base: string;
  drawing?: Drawing;
  next: { lead: "Missing" | "Next"; text: string } | null;
}

export type Section = "partners" | "alignment" | "journey" | "cost-reduction" | "team" | "activated";

export type Tone = "brand" | "pass" | "warning" | "fail" | "neutral";

/** A small picture of the figures, which says nothing that the words do not. */
export type Drawing =
  | { kind: "circles"; of: ("accepted" | "invited" | "missing")[] }
  /** Shares from 0 to 1. */
  | { kind: "bars"; of: { share: number; tone: Tone }[] }
  | { kind: "columns"; of: number[] }
  | { kind: "squares"; of: Tone[] }
  | { kind: "points"; of: Tone[] };

/** What a section says of itself. */
export type Tile = Omit<SectionFacts, "section">;

export type May = (key: Capability) => boolean;
