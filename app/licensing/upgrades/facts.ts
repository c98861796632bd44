import type { SeverityCounts } from "~/health-checks/vocabulary";
import type { CalendarDate } from "~/infra/calendar";

/** A term that stands. */
export interface OwnedTerm {
  sku: string;
  startDate: CalendarDate | null;
  endDate: CalendarDate;
}

/** A rule that is switched on; exactly one of `ownedSku` and `areaKey` is set. */
export interface RuleInForce {
  id: string;
  sku: string;
  ownedSku: string | null;
  areaKey: string | null;
  /** "": the portal's own words. */
  reason: string;
}

/** A technology area with findings that fail or warn, in the newest health check that the customer can read. */
export interface FailingArea {
  areaKey: string;
  /** As the health check's file writes it: what its findings are filtered by. */
  names: readonly string[];
  date: CalendarDate;
  counts: SeverityCounts;
}

/** An admin's own suggestion that was not withdrawn. */
export interface OwnSuggestion {
  id: string;
  sku: string;
  reason: string;
  createdByName: string;
}

/** All that decides what is suggested to a customer, and what of it the reader may be told. */
export interface UpgradeFacts {
  today: CalendarDate;
  terms: readonly OwnedTerm[];
  rules: readonly RuleInForce[];
  failing: readonly FailingArea[];
  suggestions: readonly OwnSuggestion[];
  /** Findings count for every reader, so that a dismissal holds for all; only who reads health checks is told of them. */
  readsFindings: boolean;
}
