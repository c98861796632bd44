import { Card } from "~/ui/card";
import { Filters, SearchFilter, SelectFilter } from "~/ui/filters";
import { Pages } from "~/ui/pages";
import { decisionLabels, decisions } from "./decisions";
import type { Horizon } from "./due";
import type { ListedService } from "./services.server";
import { ServicesTable } from "./services-table";

interface ServicesListProps {
  slug: string;
  services: ListedService[];
  suggestions: Record<string, string[]>;
  horizon: Horizon;
  mayEdit: boolean;
  found: number;
  page: number;
  pages: number;
  categories: string[];
}

export function ServicesList({ found, page, pages, categories, ...table }: ServicesListProps) {
  return (
    <section className="section stack" id="services">
      {/* The labels are not those of the form below: each field of the page has a name of its own. */}
      <Filters action="?#services" keep={[]}>
        <SearchFilter label="Search" placeholder="Name, vendor or words of the text" />
        <SelectFilter
          name="decision"
          label="Show"
          options={[
            { value: "", label: "All services" },
            ...decisions.map((decision) => ({ value: decision, label: decisionLabels[decision] })),
          ]}
        />
        <SelectFilter
          name="category"
          label="Within"
          options={[
            { value: "", label: "All categories" },
            ...categories.map((category) => ({ value: category, label: category })),
          ]}
        />
      </Filters>
      <Card flush label="Services">
        {found === 0 ? <p className="card__foot">No service fits this filter.</p> : <ServicesTable {...table} />}
      </Card>
      <Pages page={page} pages={pages} />
    </section>
  );
}
