import { kindNames } from "~/audit/kinds";
import { actionNames } from "~/audit/sentence";
import { DayFilter, Filters, orAll, SearchFilter, SelectFilter } from "~/ui/filters";

interface AuditFiltersProps {
  /** Everybody's log: by business and by request too. */
  isWhole?: boolean;
  /** Actions that never stand here. */
  without?: readonly string[];
}

const byLabel = ([, a]: readonly [string, string], [, b]: readonly [string, string]) => a.localeCompare(b, "en-GB");

export function AuditFilters({ isWhole = false, without = [] }: AuditFiltersProps) {
  const actions = Object.entries(actionNames).filter(([action]) => !without.includes(action));
  return (
    <Filters keep={[]}>
      <SearchFilter name="person" label="Person" placeholder={isWhole ? "Name or email" : "A part of the name"} />
      {isWhole && <SearchFilter name="business" label="Business" placeholder="A part of its name" />}
      <SelectFilter name="kind" label="Kind of Record" options={orAll(Object.entries(kindNames).toSorted(byLabel))} />
      <SelectFilter name="action" label="Action" options={orAll(actions.toSorted(byLabel))} />
      <DayFilter name="from" label="From (UTC)" />
      <DayFilter name="to" label="To (UTC)" />
      {isWhole && <SearchFilter name="request" label="Request ID" />}
    </Filters>
  );
}
