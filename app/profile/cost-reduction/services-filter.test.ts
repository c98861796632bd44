import { describe, expect, test } from "vitest";
import { fits, servicesFilter } from "./services-filter";

const vpn = {
  name: "Remote-access VPN",
  vendor: "Müller Netze",
  category: "Access",
  justification: "",
  decision: "retire" as const,
};
const asks = (query: string) => fits(vpn, servicesFilter(new URLSearchParams(query)));

describe("the list of services", () => {
  test.each([
    ["", true],
    ["q=muller vpn", true],
    ["q=MÜLLER", true],
    ["q=firewall", false],
    ["decision=retire", true],
    ["decision=keep", false],
    ["decision=perhaps", true],
    ["category=Access", true],
    ["category=Network", false],
    ["category=Access&decision=keep", false],
  ])("asked for %j shows the service: %s", (query, shown) => {
    expect(asks(query)).toBe(shown);
  });

  test.each([
    ["2", 2],
    ["0", 1],
    ["-1", 1],
    ["x", 1],
    ["1e99", 1],
    ["1.5", 1],
  ])("page=%s is page %i", (text, page) => {
    expect(servicesFilter(new URLSearchParams({ page: text })).page).toBe(page);
  });
});
