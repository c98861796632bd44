import { expect, test } from "vitest";
import { freeSlug, slugOf } from "~/signup/slug";

test.each([
  ["Northgate Tools GmbH", "northgate-tools-gmbh"],
  ["Müller & Søn ApS", "muller-son-aps"],
  ["Straße 7, Łódź", "strasse-7-lodz"],
  ["  --Acme--  ", "acme"],
  ["株式会社", "business"],
  ["A".repeat(100), "a".repeat(60)],
])("%j is addressed as %s", (name, slug) => {
  expect(slugOf(name)).toBe(slug);
});

test("the second of a name is numbered", () => {
  expect(freeSlug("acme", new Set())).toBe("acme");
  expect(freeSlug("acme", new Set(["acme", "acme-2", "acme-tools"]))).toBe("acme-3");
});
