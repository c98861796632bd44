import { Filters, SearchFilter, SelectFilter } from "~/ui/filters";
import { kindOptions } from "./reminder-search";

/** `keep`: what of the URL is no filter, such as the tab. */
export function ReminderFilters({ keep, placeholder }: { keep: readonly string[]; placeholder: string }) {
  return (
    <Filters keep={keep}>
      <SearchFilter placeholder={placeholder} />
      <SelectFilter name="kind" label="Kind" options={kindOptions} />
    </Filters>
  );
}
