import { Instant } from "~/ui/instant";
import { Notice } from "~/ui/notice";
import type { BusinessPage } from "./business.server";

/** Why a business is not as usual. */
export function StateNotice({ business }: { business: BusinessPage["business"] }) {
  const { name, state, suspended, closesAt, closedAt } = business;
  if (state === "closed" && closedAt)
    return (
      <Notice title={`${name} is closed.`}>
        It was closed on <Instant at={closedAt} />. What is recorded there can still be read.
      </Notice>
    );
  return (
    <>
      {suspended && (
        <Notice tone="warning" title={`${name} is suspended.`}>
          {suspended.by ?? "An admin"} did so on <Instant at={suspended.at} />: “{suspended.reason}” Nobody there can
          log in, and reminders pause.
        </Notice>
      )}
      {closesAt && (
        <Notice tone="warning" title={`${name} is about to be closed.`}>
          It closes on <Instant at={closesAt} />. Until then that can be taken back.
        </Notice>
      )}
    </>
  );
}
