import { expect, test } from "vitest";
import { safeRedirect } from "./safe-redirect";

test.each([
  "/account",
  "/customers/acme/profile/team?sort=name&page=2",
  "/customers/acme/health-checks/2026-07-01?status=fail#findings",
  "/?q=a%2Fb",
])("%s is a page of this site", (to) => {
  expect(safeRedirect([to], "/home")).toBe(to);
});

test.each([
  "//evil.example",
  "///evil.example",
  "/\\evil.example",
  "\\/evil.example",
  "/%09/evil.example",
  "/\t/evil.example",
  "/\n/evil.example",
  "/\u0000/evil.example",
  "/..//evil.example",
  "/.//evil.example",
  "/a/../..//evil.example",
  "/%5cevil.example",
  "/%2e%2e//evil.example",
  "https:evil.example",
  "https://evil.example/account",
  "http://portal.invalid.evil.example",
  "javascript:alert(1)",
  "data:text/html,x",
  "account",
  " /account",
  "",
  `/${"a".repeat(3000)}`,
])("%j is not", (to) => {
  expect(safeRedirect([to], "/home")).toBe("/home");
});

test("nothing, or more than one, leads home", () => {
  expect(safeRedirect([], "/home")).toBe("/home");
  expect(safeRedirect(["/account", "//evil.example"], "/home")).toBe("/home");
});

test("R-1 whatever comes out stays on the site when a browser resolves it", () => {
  for (const to of ["/@evil.example", "/%2f/evil.example", "/:80@evil.example", "/;//evil.example"]) {
    const out = new URL(safeRedirect([to], "/home"), "https://portal.example/");
    expect(out.origin).toBe("https://portal.example");
  }
});
