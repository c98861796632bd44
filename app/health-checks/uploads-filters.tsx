import { DayFilter, Filters, SearchFilter, SelectFilter } from "~/ui/filters";
import { stateLabels, states } from "./states";

interface UploadsFiltersProps {
  customers: readonly { slug: string; name: string }[];
}

/** Which uploads are listed; it stands in the URL. */
export function UploadsFilters({ customers }: UploadsFiltersProps) {
  return (
    <Filters>
      <SearchFilter placeholder="Customer or file" />
      <SelectFilter
        name="customer"
        label="Customer"
        options={[{ value: "", label: "All" }, ...customers.map(({ slug, name }) => ({ value: slug, label: name }))]}
      />
      <SelectFilter
        name="state"
        label="State"
        options={[
          { value: "", label: "All but undone" },
          ...states.map((state) => ({ value: state, label: stateLabels[state] })),
        ]}
      />
      <DayFilter name="from" label="Dated From" />
      <DayFilter name="to" label="Dated To" />
    </Filters>
  );
}
