import { isPortalAction, kindNames, portalKinds } from "~/audit/kinds";
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
  const kinds = Object.entries(kindNames).filter(([kind]) => isWhole || !portalKinds.includes(kind));
  const actions = Object.entries(actionNames).filter(
    ([action]) => !without.includes(action) && (isWhole || !isPortalAction(action)),
  );
  return (
    <Filters keep={[]}>
      <SearchFilter name="person" label="Person" placeholder={isWhole ? "Name or email" : "A part of the name"} />
      {isWhole && <SearchFilter name="business" label="Business" placeholder="A part of its name" />}
      {isWhole && <SearchFilter name="request" label="Request ID" />}
      <SelectFilter name="kind" label="Kind of Record" options={orAll(kinds.toSorted(byLabel))} />
      <SelectFilter name="action" label="Action" options={orAll(actions.toSorted(byLabel))} />
      <DayFilter name="from" label="From (UTC)" />
      <DayFilter name="to" label="To (UTC)" />
    </Filters>
  );
}
