import { describe, expect, test } from "vitest";
import { capabilitiesOf, type Role } from "~/access/keys";
import { movesFor, nextStep, type RequestStanding } from "./states";

const today = "2026-11-22";
const quote = { validUntil: "2026-11-22", acceptedAt: null, declinedAt: null };
const asked: RequestStanding = { state: "requested", quote: null };
const quoted: RequestStanding = { state: "quoted", quote };
const expired: RequestStanding = { state: "quoted", quote: { ...quote, validUntil: "2026-11-21" } };
const accepted: RequestStanding = { state: "quoted", quote: { ...quote, acceptedAt: "2026-11-20T09:00:00Z" } };
const sentBack: RequestStanding = { state: "requested", quote: { ...quote, declinedAt: "2026-11-20T09:00:00Z" } };
const ordered: RequestStanding = { state: "ordered", quote: accepted.quote };

const as = (role: Role) => {
  const keys = capabilitiesOf([role]);
  return (standing: RequestStanding) => movesFor(standing, (key) => keys.has(key), today);
};

describe("what is offered", () => {
  test("to the customer is to decide on a quote, to change until it is ordered, and to cancel until it is completed", () => {
    const offered = as("customer");
    expect(offered(asked)).toEqual(["change", "cancel"]);
    expect(offered(quoted)).toEqual(["accept-quote", "decline-quote", "change", "cancel"]);
    expect(offered(expired)).toEqual(["decline-quote", "change", "cancel"]);
    expect(offered(accepted)).toEqual(["change", "cancel"]);
    expect(offered(ordered)).toEqual(["cancel"]);
    expect(offered({ state: "completed", quote: accepted.quote })).toEqual([]);
  });

  test("to the reseller is the next step first", () => {
    const offered = as("reseller");
    expect(offered(asked)).toEqual(["send-quote", "order", "change", "decline", "cancel"]);
    expect(offered(ordered)).toEqual(["complete", "decline", "cancel"]);
    for (const state of ["completed", "cancelled", "declined"] as const) expect(offered({ state, quote })).toEqual([]);
  });

  test("to other partners is nothing", () => {
    for (const role of ["professional_service", "managed_service"] as const)
      for (const standing of [asked, quoted, ordered]) expect(as(role)(standing)).toEqual([]);
  });
});

test("what the next step is follows from the state and the quote", () => {
  for (const state of ["completed", "cancelled", "declined"] as const)
    expect(nextStep({ state, quote: null }, today)).toBeNull();
  expect([asked, sentBack, quoted, expired, accepted, ordered].map((standing) => nextStep(standing, today))).toEqual([
    "Send the quote",
    "Send another quote",
    "Accept or decline the quote",
    "The quote has expired: ask for another",
    "Order",
    "Complete on delivery",
  ]);
});
