import { expect, test } from "vitest";
import { type KnownBusiness, likelyBusinesses, suggestedBusiness } from "~/signup/likely-businesses";

const acme: KnownBusiness = {
  id: "acme",
  slug: "acme",
  name: "Acme",
  kind: "customer",
  websiteDomain: "acme.example",
  isSuspended: false,
  emailDomains: [{ domain: "acme-group.example", people: 2 }],
  people: 3,
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
  expect(likelyBusinesses(nora, [globex, acme])).toMatchObject([
    {
      name: "Acme",
      reason: "same-domain",
      why: ["2 people of Acme have addresses at acme-group.example.", "The website is the same: acme.example."],
    },
  ]);
});

test("only the website in common is a weaker sign, and stands lower", () => {
  const eve = { websiteDomain: "acme.example", emailDomain: "globex.example" };
  expect(likelyBusinesses(eve, [acme, globex]).map(({ name, reason, why }) => [name, reason, why])).toEqual([
    ["Globex", "same-domain", ["The address is at the website of Globex, globex.example."]],
    ["Acme", "website-used", ["The website is the same: acme.example."]],
  ]);
});

test("whose invitation it is tells more than any domain", () => {
  const ray = { websiteDomain: "acme.example", emailDomain: "acme.example", invitedBusinessId: "globex" };
  expect(likelyBusinesses(ray, [acme, globex]).map(({ name, reason }) => [name, reason])).toEqual([
    ["Globex", "invited"],
    ["Acme", "same-domain"],
  ]);
  expect(suggestedBusiness(ray, [acme, globex])).toBe("globex");
});

test("a business is suggested only to whoever reads mail at its own domain, and only while it works", () => {
  expect(suggestedBusiness({ websiteDomain: "other.example", emailDomain: "acme.example" }, [acme])).toBe("acme");
  expect(suggestedBusiness({ websiteDomain: "acme.example", emailDomain: "evil.example" }, [acme])).toBe(null);
  expect(suggestedBusiness({ websiteDomain: "other.example", emailDomain: "acme-group.example" }, [acme])).toBe(null);
  const suspended = { ...acme, isSuspended: true };
  expect(suggestedBusiness({ websiteDomain: "other.example", emailDomain: "acme.example" }, [suspended])).toBe(null);
});
