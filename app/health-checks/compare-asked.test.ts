import { expect, test } from "vitest";
import { compareAsked } from "./compare-asked";

const dates = ["2026-07-01", "2026-04-01", "2026-01-01"];
const asked = (query: string, published = dates) => compareAsked(new URLSearchParams(query), published);

test("without dates the latest two are compared, and with one the date before it", () => {
  expect(asked("")).toMatchObject({ from: "2026-04-01", to: "2026-07-01", unknown: [], rows: null });
  expect(asked("to=2026-04-01")).toMatchObject({ from: "2026-01-01", to: "2026-04-01" });
  expect(asked("", ["2026-07-01"])).toMatchObject({ from: "2026-07-01", to: "2026-07-01" });
  expect(asked("", [])).toMatchObject({ from: null, to: null, unknown: [] });
});

test("two dates stand in whichever order they are asked for", () => {
  expect(asked("from=2026-07-01&to=2026-01-01")).toMatchObject({ from: "2026-07-01", to: "2026-01-01" });
});

test("a date for which nothing is published is named, and not replaced by another", () => {
  expect(asked("from=2026-05-05&to=2026-07-01")).toMatchObject({
    from: null,
    to: "2026-07-01",
    unknown: ["2026-05-05"],
  });
  expect(asked("from=nonsense&to=nonsense").unknown).toEqual(["nonsense"]);
});

test("the checks of a number are asked for by change, product and area", () => {
  expect(asked("change=removed&product=ZIA&area=&page=2").rows).toEqual({
    ...{ change: "removed", product: "ZIA", area: "", page: 2 },
  });
  expect(asked("change=nonsense").rows).toBeNull();
});
