import { lifecycleLabels, lifecycles } from "~/licensing/shelves/lifecycle";
import type { TabShelf } from "~/licensing/shelves/shelf-search";
import type { Option } from "~/ui/field";
import { Filters, SearchFilter, SelectFilter } from "~/ui/filters";

interface ShelfFiltersProps {
  shelf: TabShelf;
  families: string[];
  kinds: Option[];
}

export function ShelfFilters({ shelf, families, kinds }: ShelfFiltersProps) {
  return (
    <div className="card card--flush no-print">
      <Filters keep={["shelf", "show"]}>
        <SearchFilter placeholder="Name, code or words of the summary" />
        <SelectFilter name="family" label="Family" options={[all, ...families.map(asOption)]} />
        <SelectFilter name="kind" label="Kind" options={[all, ...kinds]} />
        {shelf === "all" && (
          <SelectFilter
            name="lifecycle"
            label="Lifecycle"
            options={[all, ...lifecycles.map((value) => ({ value, label: lifecycleLabels[value] }))]}
          />
        )}
      </Filters>
    </div>
  );
}

const all = { value: "", label: "All" };
const asOption = (value: string): Option => ({ value, label: value });
