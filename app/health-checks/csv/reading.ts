import type { FileFacts, ReadingError } from "~/infra/csv/reading";
import type { Severity, SeverityCounts, Status, StatusCounts } from "../vocabulary";
import type { Column } from "./columns";

/** A technology area the portal knows, with the checks it knows for it. */
export interface KnownArea {
  key: string;
  name: string;
  product: string;
  checks: readonly { key: string; title: string; severity: Severity }[];
}
export type KnownAreas = readonly KnownArea[];

/** What the admin chose beside the file; what the file says is held against it. */
export interface Chosen {
  date: string;
  customerName: string;
  /** Customers whose names have no business in this file. */
  otherCustomerNames: readonly string[];
}

export interface CheckRow {
  /** Line in the file, the header being 1. */
  line: number;
  product: string;
  areaName: string;
  areaKey: string | null;
  checkKey: string;
  title: string;
  status: Status;
  severity: Severity;
  currentSetting: string;
  finding: string;
  recommendation: string;
  impact: string;
  reference: string;
  /** Columns the portal has no name for, under the file's own headers; null: none. */
  extra: Record<string, string> | null;
}

/** An ambiguity that the admin must settle before the draft can be published. */
export interface Question {
  key: string;
  text: string;
  options: { value: string; label: string }[];
}

/** Something that may be right, but that the admin must confirm before the draft can be published. */
export interface Warning {
  key: string;
  text: string;
  /** "customer-name": the name must be typed. */
  confirmBy: "tick" | "customer-name";
}

export interface Reading {
  file: FileFacts;
  columns: { header: string; mapsTo: Column | null }[];
  rows: CheckRow[];
  counts: {
    rows: number;
    status: StatusCounts;
    severity: SeverityCounts;
    products: { name: string; rows: number }[];
    areas: { name: string; key: string | null; rows: number }[];
  };
  /** Exact, by the formula in force; null: nothing is scored. */
  score: number | null;
  unknownAreas: string[];
  errors: { first: ReadingError[]; total: number };
  questions: Question[];
  warnings: Warning[];
}

/** What is shown and kept of a reading, once its rows are stored. */
export type ReadingSummary = Omit<Reading, "rows">;

export const limits = {
  bytes: 20 * 1024 * 1024,
  rows: 100_000,
  areas: 1_000,
  products: 100,
} as const;
