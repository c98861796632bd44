import { expect, test } from "vitest";
import { type KnownBusiness, likelyBusinesses, suggestedBusiness } from "~/signup/likely-businesses";

const acme: KnownBusiness = {
  id: "acme",
  slug: "acme",
  name: "Acme",
  websiteDomain: "acme.example",
  emailDomains: ["acme-group.example"],
  people: 2,
};
const globex: KnownBusiness = {
  ...acme,
  id: "globex",
  name: "Globex",
  websiteDomain: "globex.example",
  emailDomains: [],
};

test("someone with a colleague's email domain probably belongs to that business", () => {
  const nora = { websiteDomain: "acme.example", emailDomain: "acme-group.example" };
  expect(likelyBusinesses(nora, [globex, acme]).map(({ name, reason }) => [name, reason])).toEqual([
    ["Acme", "same-domain"],
  ]);
});

test("only the website in common is a weaker sign, and stands lower", () => {
  const eve = { websiteDomain: "acme.example", emailDomain: "globex.example" };
  expect(likelyBusinesses(eve, [acme, globex]).map(({ name, reason }) => [name, reason])).toEqual([
    ["Globex", "same-domain"],
    ["Acme", "website-used"],
  ]);
});

test("a business is suggested only to whoever reads mail at its own domain", () => {
  expect(suggestedBusiness({ websiteDomain: "other.example", emailDomain: "acme.example" }, [acme])).toBe("acme");
  expect(suggestedBusiness({ websiteDomain: "acme.example", emailDomain: "evil.example" }, [acme])).toBe(null);
  expect(suggestedBusiness({ websiteDomain: "other.example", emailDomain: "acme-group.example" }, [acme])).toBe(null);
});
