import { isCalendarDate } from "~/infra/calendar";
import { type State, states } from "./states";

/** Which uploads a URL asks for; what it says wrongly is as if it were not said. */
export function uploadsFilter(search: URLSearchParams) {
  const text = (name: string) => search.get(name)?.trim() || undefined;
  const day = (name: string) => [text(name)].find((value) => value !== undefined && isCalendarDate(value));
  return {
    search: text("q"),
    customer: text("customer"),
    state: states.find((state): state is State => state === text("state")),
    from: day("from"),
    to: day("to"),
    page: Number(search.get("page") ?? 1) || 1,
  };
}
