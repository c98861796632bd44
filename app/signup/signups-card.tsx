import { filtersOf, type SignupSearch, type SignupState, signupFilters } from "~/signup/approvals-search";
import { ApprovedTable, RejectedTable } from "~/signup/decided-tables";
import type { ApprovedSignup, RejectedSignup, WaitingSignup } from "~/signup/signup-rows.server";
import { WaitingTable } from "~/signup/waiting-table";
import { ButtonLink } from "~/ui/button";
import { Card } from "~/ui/card";
import { Empty } from "~/ui/empty";
import { Filters, orAll, SearchFilter, SelectFilter } from "~/ui/filters";
import { KeysetPages } from "~/ui/keyset-pages";
import { Tabs } from "~/ui/tabs";

interface SignupTabsProps {
  path: string;
  state: SignupState;
  counts: Record<SignupState, number>;
}

export function SignupTabs({ path, state: current, counts }: SignupTabsProps) {
  const tab = (state: SignupState) => ({
    to: state === "waiting" ? path : `${path}?state=${state}`,
    label: words[state].label,
    count: counts[state],
    current: current === state,
  });
  return <Tabs label="State" tabs={[tab("waiting"), tab("approved"), tab("rejected")]} />;
}

type SignupsCardProps = {
  counts: Record<SignupState, number>;
  /** How many match. */
  count: number;
  sort: SignupSearch["sort"];
  isNarrowed: boolean;
  previous: string | null;
  next: string | null;
} & (
  | { state: "waiting"; rows: readonly WaitingSignup[] }
  | { state: "approved"; rows: readonly ApprovedSignup[] }
  | { state: "rejected"; rows: readonly RejectedSignup[] }
);

/** One page of the sign-ups in a state, with what narrows it. */
export function SignupsCard(props: SignupsCardProps) {
  const { state, counts, count, sort, isNarrowed, previous, next } = props;
  const { label, one, many, empty } = words[state];
  if (counts[state] === 0 && !isNarrowed)
    return (
      <Empty icon="userCheck" title={empty}>
        Who signs up stands here until an admin has decided.
      </Empty>
    );
  const caption = `${count === 1 ? `1 ${one}` : `${count.toLocaleString("en-GB")} ${many}`}, ${sort} first`;
  const isEmpty = props.rows.length === 0;
  return (
    <Card
      flush
      label={label}
      foot={
        !isEmpty && (
          <>
            <span className="small muted">
              {count === 1 ? "1 sign-up" : `${count.toLocaleString("en-GB")} sign-ups`}
            </span>
            <KeysetPages previous={previous} next={next} />
          </>
        )
      }
    >
      <Filters keep={["state"]}>
        <SearchFilter placeholder="Business, website, name or email" />
        <SelectFilter
          name="only"
          label="Show"
          options={orAll(filtersOf(state).map((name) => [name, signupFilters[name].label] as const))}
        />
        <SelectFilter
          name="sort"
          label="Order"
          defaultValue={sort}
          options={[
            { value: "oldest", label: "Oldest first" },
            { value: "newest", label: "Newest first" },
          ]}
        />
      </Filters>
      {isEmpty ? (
        <Empty
          icon="search"
          title="No sign-up is found"
          action={<ButtonLink to={`?state=${state}`}>Show all</ButtonLink>}
        >
          Try fewer letters, or show all of them.
        </Empty>
      ) : props.state === "waiting" ? (
        <WaitingTable caption={caption} rows={props.rows} />
      ) : props.state === "approved" ? (
        <ApprovedTable caption={caption} rows={props.rows} />
      ) : (
        <RejectedTable caption={caption} rows={props.rows} />
      )}
    </Card>
  );
}

const words: Record<SignupState, { label: string; one: string; many: string; empty: string }> = {
  waiting: { label: "Waiting", one: "sign-up waits", many: "sign-ups wait", empty: "Nobody waits" },
  approved: {
    label: "Approved",
    one: "sign-up was approved",
    many: "sign-ups were approved",
    empty: "Nobody was approved yet",
  },
  rejected: {
    label: "Rejected",
    one: "sign-up was rejected",
    many: "sign-ups were rejected",
    empty: "Nobody was rejected",
  },
};
