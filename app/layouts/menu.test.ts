import { describe, expect, test } from "vitest";
import { capabilitiesOf } from "~/access/keys";
import type { CustomerFrame } from "./customer-frame";
import { type MenuGroup, menuFor, type Reader } from "./menu";

const nora: Reader = { kind: "customer", business: { slug: "acme", name: "Acme" } };
const ray: Reader = { kind: "partner", business: { slug: "ray-resells", name: "Ray Resells" } };
const ada: Reader = { kind: "admin", business: null };

const acme = { customer: { slug: "acme", name: "Acme" }, openRequests: 3 };
const nothing = { approvals: 0, requests: 0 };

function labels(groups: readonly MenuGroup[]) {
  return groups.flatMap((group) => group.entries.map((entry) => entry.label));
}

function sections(groups: readonly MenuGroup[]) {
  return groups.flatMap((group) => group.entries.flatMap((entry) => entry.sections ?? [])).map(({ label }) => label);
}

describe("the left menu", () => {
  test("of a customer holds the four chapters of the manual, what stands within them, and its log", () => {
    const menu = menuFor(nora, null, nothing);
    expect(labels(menu)).toEqual(["Business Profile", "Zscaler Health Checks", "Licensing Expert", "Log", "Training"]);
    expect(sections(menu)).toEqual([
      "My Partners",
      "Business Alignment",
      "Transformation Journey",
      "Cost Reduction",
      "Our Team",
      "Activated",
      "Requested Products",
      "Calendar",
    ]);
    expect(menu[0]?.entries[0]?.to).toBe("/customers/acme/profile");
  });

  test("of a partner holds its customers, and names no chapter before one is open", () => {
    expect(labels(menuFor(ray, null, nothing))).toEqual(["Customers", "Requests", "Training"]);
  });

  test("of a reseller on a customer's page holds only the chapters that the partnership grants", () => {
    const may = [...capabilitiesOf(["reseller"])];
    const menu = menuFor(ray, { ...acme, may, actingAs: "Reseller" }, nothing);
    expect(labels(menu)).toEqual(["Business Profile", "Licensing Expert", "Customers", "Requests", "Training"]);
    expect(sections(menu)).toEqual([
      "Business Alignment",
      "Cost Reduction",
      "Our Team",
      "Requested Products",
      "Calendar",
    ]);
    expect(menu[0]?.whose).toEqual({ what: "Customer of Ray Resells", name: "Acme" });
  });

  test("says how many requests of the customer are open, to whom may see them", () => {
    const requested = (frame: CustomerFrame) =>
      menuFor(nora, frame, nothing)
        .flatMap((group) => group.entries.flatMap((entry) => entry.sections ?? []))
        .find(({ label }) => label === "Requested Products");
    const may = [...capabilitiesOf(["customer"])];
    expect(requested({ ...acme, may, actingAs: null })).toMatchObject({ count: 3 });
    expect(requested({ ...acme, may, actingAs: null, openRequests: null })).not.toHaveProperty("count");
  });

  test("of an admin says how many sign-ups and how many requests wait", () => {
    const entries = menuFor(ada, null, { approvals: 4, requests: 7 }).flatMap((group) => group.entries);
    const entryOf = (label: string) => entries.find((entry) => entry.label === label);
    expect(entryOf("Pending Approvals")).toMatchObject({ to: "/admin/approvals", count: 4 });
    expect(entryOf("Requests")).toMatchObject({ to: "/admin/requests", count: 7 });
    expect(labels([{ entries }])).toEqual(expect.arrayContaining(["Catalogue", "Upgrade Rules", "Settings"]));
  });

  test("of a reseller says how many requests wait for it", () => {
    const [group] = menuFor(ray, null, { approvals: 0, requests: 2 });
    expect(group?.entries.find(({ label }) => label === "Requests")).toMatchObject({ to: "/requests", count: 2 });
  });
});
