import { Badge } from "~/ui/badge";
import { openStates, stateNames } from "./states";

type State = keyof typeof stateNames;

const closed: Partial<Record<State, "pass" | "fail" | "neutral">> = {
  completed: "pass",
  declined: "fail",
  cancelled: "neutral",
};

export function StateBadge({ state }: { state: State }) {
  return (
    <Badge tone={closed[state] ?? "brand"} glyph={closed[state] ?? null}>
      {stateNames[state]}
    </Badge>
  );
}

/** The state of an open request, and how many of the four steps are done; the word says it all, the drawing only shows it. */
export function StateSteps({ state }: { state: (typeof openStates)[number] }) {
  const done = openStates.indexOf(state) + 1;
  return (
    <>
      <StateBadge state={state} />
      <svg className="h-auto w-full min-w-20 max-w-35" viewBox="0 0 140 11" aria-hidden="true">
        {[0, 1, 2, 3].map((step) => (
          <rect
            key={step}
            className={step < done ? "f-brand" : "f-track"}
            x={step * 36}
            y="6"
            width="32"
            height="5"
            rx="2.5"
          />
        ))}
      </svg>
    </>
  );
}
