import { describe, expect, test } from "vitest";
import { capabilitiesOf } from "~/access/keys";
import { type MenuGroup, menuFor, type Reader } from "./menu";

const nora: Reader = { kind: "customer", business: { slug: "acme", name: "Acme" } };
const ray: Reader = { kind: "partner", business: { slug: "ray-resells", name: "Ray Resells" } };
const ada: Reader = { kind: "admin", business: null };

function labels(groups: readonly MenuGroup[]) {
  return groups.flatMap((group) => group.entries.map((entry) => entry.label));
}

function sections(groups: readonly MenuGroup[]) {
  return groups.flatMap((group) => group.entries.flatMap((entry) => entry.sections ?? [])).map(({ label }) => label);
}

describe("the left menu", () => {
  test("of a customer holds the four chapters of the manual, and the six sections of the Business Profile", () => {
    const menu = menuFor(nora, null, 0);
    expect(labels(menu)).toEqual(["Business Profile", "Zscaler Health Checks", "Licensing Expert", "Training"]);
    expect(sections(menu)).toEqual([
      "My Partners",
      "Business Alignment",
      "Transformation Journey",
      "Cost Reduction",
      "Our Team",
      "Activated",
    ]);
    expect(menu[0]?.entries[0]?.to).toBe("/customers/acme/profile");
  });

  test("of a partner holds its customers, and names no chapter before one is open", () => {
    expect(labels(menuFor(ray, null, 0))).toEqual(["Customers", "Training"]);
  });

  test("of a reseller on a customer's page holds only the chapters that the partnership grants", () => {
    const may = [...capabilitiesOf(["reseller"])];
    const menu = menuFor(ray, { customer: { slug: "acme", name: "Acme" }, may, actingAs: "Reseller" }, 0);
    expect(labels(menu)).toEqual(["Business Profile", "Licensing Expert", "Customers", "Training"]);
    expect(sections(menu)).toEqual(["Business Alignment", "Cost Reduction", "Our Team"]);
    expect(menu[0]?.whose).toEqual({ what: "Customer of Ray Resells", name: "Acme" });
  });

  test("of an admin says how many sign-ups wait", () => {
    const entries = menuFor(ada, null, 4).flatMap((group) => group.entries);
    expect(entries.find((entry) => entry.label === "Pending Approvals")).toMatchObject({
      to: "/admin/approvals",
      count: 4,
    });
  });
});
