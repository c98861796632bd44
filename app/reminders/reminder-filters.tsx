import { Filters, SearchFilter, SelectFilter } from "~/ui/filters";
import { kindOptions } from "./reminder-search";

interface ReminderFiltersProps {
  /** What of the URL is no filter, such as the tab. */
  keep: readonly string[];
  placeholder: string;
  months?: readonly { value: string; label: string }[];
  /** The one that is shown. */
  month?: string;
}

export function ReminderFilters({ keep, placeholder, months, month = "" }: ReminderFiltersProps) {
  return (
    <Filters keep={keep}>
      <SearchFilter placeholder={placeholder} />
      <SelectFilter name="kind" label="Kind" options={kindOptions} />
      {months && <SelectFilter name="month" label="Month" options={months} defaultValue={month} />}
    </Filters>
  );
}
