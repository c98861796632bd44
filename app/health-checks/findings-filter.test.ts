import { expect, test } from "vitest";
import { filterOf, findingsFilter, findingsLink } from "./findings-filter";

test("a URL says which findings are wanted, in any number of statuses", () => {
  const filter = findingsFilter(
    new URLSearchParams("q=%20tls &status=fail&status=warning&severity=high&follow=none&page=3&sort=-area"),
  );
  expect(filter).toMatchObject({
    search: "tls",
    statuses: ["fail", "warning"],
    severities: ["high"],
    changes: [],
    followUps: ["none"],
    page: 3,
    sort: "-area",
  });
});

test("what a URL says wrongly is as if it were not said", () => {
  const filter = findingsFilter(
    new URLSearchParams("status=(select 1)&severity=&change=x&follow=x&page=many&sort=line;drop&q="),
  );
  expect(filter).toEqual({
    search: undefined,
    area: undefined,
    product: undefined,
    statuses: [],
    severities: [],
    changes: [],
    followUps: [],
    page: 1,
    sort: "worst",
  });
});

test("a link leads to just those rows", () => {
  expect(findingsLink({ status: "fail", area: "SSL/TLS Inspection" })).toBe(
    "?status=fail&area=SSL%2FTLS+Inspection#findings",
  );
});

test("the page of one finding keeps what is shown, and neither the page nor what is no filter", () => {
  expect(filterOf(new URLSearchParams("q=tls&status=&status=fail&page=3&sort=area&x=1"))).toBe(
    "?q=tls&status=fail&sort=area",
  );
  expect(filterOf(new URLSearchParams("page=2"))).toBe("");
});
