import { Form } from "@remix-run/react";
import { allGroups, groupNames } from "~/search/groups";
import { longestSearch, type SearchQuery } from "~/search/search-query";
import { Button } from "~/ui/button";
import { Card } from "~/ui/card";

/** The search of the page: what, and where. */
export function SearchForm({ query }: { query: SearchQuery }) {
  return (
    <Card flush label="What to find">
      <search>
        <Form className="filters filters--last" method="get" action="/search">
          <div className="field field--grow">
            <label htmlFor="search-for">Find</label>
            <input
              key={query.typed}
              className="input"
              type="search"
              id="search-for"
              name="q"
              defaultValue={query.typed}
              maxLength={longestSearch}
              placeholder="A name, a product, a finding …"
            />
          </div>
          <div className="field">
            <label htmlFor="search-in">In</label>
            <select key={query.in} className="select" id="search-in" name="in" defaultValue={query.in ?? ""}>
              <option value="">Everything</option>
              {allGroups.map((group) => (
                <option key={group} value={group}>
                  {groupNames[group]}
                </option>
              ))}
            </select>
          </div>
          <Button kind="primary">Search</Button>
        </Form>
      </search>
    </Card>
  );
}
