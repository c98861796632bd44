import { json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireAdmin } from "~/access/access.server";
import { conditionLabels, ruleFilter } from "~/licensing/upgrades/rule-fields";
import { listRules } from "~/licensing/upgrades/rules.server";
import { RulesTable } from "~/licensing/upgrades/rules-table";
import { ButtonLink } from "~/ui/button";
import { Card } from "~/ui/card";
import { Empty } from "~/ui/empty";
import { Filters, orAll, SearchFilter, SelectFilter } from "~/ui/filters";
import { PageHead } from "~/ui/page-head";
import { pageTitle } from "~/ui/page-title";
import { Pages } from "~/ui/pages";

export const meta: MetaFunction = () => pageTitle("Upgrade Rules");

export async function loader({ request }: LoaderFunctionArgs) {
  await requireAdmin(request);
  return json(await listRules(ruleFilter(new URL(request.url).searchParams)));
}

export default function Rules() {
  const { rules, found, total, page, pages } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHead
        title="Upgrade Rules"
        lead="When a product stands on Potential Upgrades. The next edition of what is owned stands there without a rule."
        actions={
          <ButtonLink kind="primary" icon="plus" to="/admin/upgrade-rules/new">
            Add Rule
          </ButtonLink>
        }
      />
      <div className="stack">
        <Card flush label="Rules">
          <Filters keep={[]}>
            <SearchFilter placeholder="Product, SKU or technology area" />
            <SelectFilter name="when" label="When" options={orAll(Object.entries(conditionLabels))} />
            <SelectFilter
              name="state"
              label="State"
              options={orAll([
                ["on", "On"],
                ["off", "Off"],
              ])}
            />
          </Filters>
          {rules.length > 0 && <RulesTable rules={rules} />}
        </Card>
        {rules.length === 0 ? (
          <Empty icon="search" title="No rule is found" action={<ButtonLink to="?">Show all rules</ButtonLink>}>
            Try fewer words, or another kind or state.
          </Empty>
        ) : (
          <div className="cluster cluster--apart">
            <span className="small muted">{found === total ? `${total} rules` : `${found} of ${total} rules`}</span>
            <Pages page={page} pages={pages} />
          </div>
        )}
        <Card title="In which order customers see them">
          <p className="muted">
            First what critical findings call for, then high findings, what an admin suggests, the next edition of what
            is owned, medium and low findings, and last what goes with what is owned: add-ons before the rest. Nothing
            that is owned, by itself or inside a bundle, is suggested: where it answers an area that fails, the customer
            reads “You already own the fix”.
          </p>
        </Card>
      </div>
    </>
  );
}
