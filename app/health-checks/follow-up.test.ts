import { describe, expect, test } from "vitest";
import {
  effectiveStatus,
  isOverdue,
  isToClose,
  lastAcceptableDay,
  measuredOf,
  measuredWords,
  openAgainSince,
} from "./follow-up";
import { followUpForm } from "./follow-up.schema";
import { linesOf, undecided } from "./follow-up-history";
import type { Status } from "./vocabulary";

const accepted = { status: "accepted", acceptedUntil: "2026-12-31", dueDate: "2026-06-30" } as const;

describe("an accepted risk", () => {
  test("is accepted on its last day and open from the day after", () => {
    expect(effectiveStatus(accepted, "2026-12-31")).toBe("accepted");
    expect(openAgainSince(accepted, "2026-12-31")).toBeNull();
    expect(effectiveStatus(accepted, "2027-01-01")).toBe("open");
    expect(openAgainSince(accepted, "2027-01-01")).toBe("2027-01-01");
    expect(openAgainSince(accepted, "2028-05-05")).toBe("2027-01-01");
  });

  test("is overdue only once it is open again", () => {
    expect(isOverdue(accepted, "2026-12-31")).toBe(false);
    expect(isOverdue(accepted, "2027-01-01")).toBe(true);
  });

  test("can be accepted for a year and no longer", () => {
    expect(lastAcceptableDay("2026-11-22")).toBe("2027-11-22");
    expect(lastAcceptableDay("2028-02-29")).toBe("2029-02-28");
    const form = followUpForm("2026-11-22");
    const typed = { version: "0", status: "accepted", reason: "Closes with the site", acceptedUntil: "2027-11-22" };
    expect(form.safeParse(typed).success).toBe(true);
    for (const acceptedUntil of ["2027-11-23", "2026-11-21", "", "2027-02-30"])
      expect(form.safeParse({ ...typed, acceptedUntil }).success).toBe(false);
    expect(form.safeParse({ ...typed, reason: " \n" }).error?.issues[0]?.message).toBe("Say why the risk is accepted");
  });
});

test("what is done elsewhere says where, and only an accepted risk has a last day", () => {
  const form = followUpForm("2026-11-22");
  expect(form.safeParse({ version: "1", status: "elsewhere" }).error?.issues[0]?.message).toBe("Say where it is done");
  expect(form.parse({ version: "1", status: "planned", acceptedUntil: "2027-01-01" })).toMatchObject({
    acceptedUntil: null,
    reason: "",
    ownerId: null,
    dueDate: null,
  });
});

describe("what was measured", () => {
  const over = (...statuses: (Status | null)[]) =>
    measuredWords(measuredOf(statuses.map((status, index) => ({ date: `2026-0${index + 1}-01`, status }))));

  test("says since when a check passes, and never that a missing one is fixed", () => {
    expect(over("fail", "pass", "pass")).toBe("Measured fixed on 2026-02-01");
    expect(over("fail", "pass", "fail", "pass")).toBe("Measured fixed on 2026-04-01");
    expect(over("pass", "fail")).toBe("Fail on 2026-02-01");
    expect(over("pass", null)).toBe("Not measured since 2026-01-01");
    expect(over("fail", null, null)).toBe("Not measured since 2026-01-01");
    expect(over("warning", null, "pass")).toBe("Measured fixed on 2026-03-01");
    expect(over(null, null)).toBe("Not measured");
    expect(over()).toBe("Not measured");
  });

  test("never says that a check which was not broken is fixed", () => {
    expect(over("pass")).toBe("Pass on 2026-01-01");
    expect(over("pass", null, "pass")).toBe("Pass on 2026-03-01");
    expect(over(null, "pass")).toBe("Pass on 2026-02-01");
    expect(over("not_assessed", "info", "pass")).toBe("Pass on 2026-03-01");
  });

  test("offers to close only what was broken, passes and is not closed", () => {
    const passes = { date: "2026-02-01", status: "pass" } as const;
    const fixed = measuredOf([{ date: "2026-01-01", status: "fail" }, passes]);
    expect(isToClose(measuredOf([passes]), "planned")).toBe(false);
    expect(isToClose(fixed, "planned")).toBe(true);
    expect(isToClose(fixed, "done")).toBe(false);
    expect(isToClose(measuredOf([{ date: "2026-01-01", status: "fail" }]), "planned")).toBe(false);
  });
});

test("a change is told in words", () => {
  const planned = { ...undecided, status: "planned", owner: "Tomasz Wilk", dueDate: "2026-12-01" } as const;
  expect(linesOf(undecided, planned)).toEqual([
    "changed Status from “Open” to “Planned”",
    "set Owner to “Tomasz Wilk”",
    "set Due Date to “2026-12-01”",
  ]);
  expect(linesOf(planned, { ...planned, owner: null })).toEqual(["emptied Owner, which was “Tomasz Wilk”"]);
});
