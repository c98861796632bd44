import { beforeAll, describe, expect, test } from "vitest";
import { businessEmailMessage, type DomainLists, judgeBusinessEmail, readEmailAddress } from "~/signup/business-email";
import { bundledLists, checkBusinessEmail } from "~/signup/business-email.server";
import { seedReferenceData } from "../../prisma/seed/reference.server";

beforeAll(seedReferenceData);

const bundled = await bundledLists();

function judge(address: string, lists: Partial<DomainLists> = {}) {
  return judgeBusinessEmail(address, { ...bundled, own: new Map(), refuseReserved: false, ...lists });
}

function whyNot(address: string, lists?: Partial<DomainLists>) {
  const verdict = judge(address, lists);
  return verdict.fits ? null : verdict.why;
}

describe("the rule for business emails", () => {
  test.each([
    "x@gmail.com",
    "x@GMAIL.com",
    "x@googlemail.com",
    "x@mail.gmail.com.",
    '"a@b"@gmail.com',
    "x+acme@gmail.com",
    "  x@ｇmail.com ",
    "x@yahoo.co.uk",
    "x@web.de",
    "x@t-online.de",
  ])("A-10 refuses %s as free mail", (address) => {
    expect(whyNot(address)).toBe("free-mail");
  });

  test.each(["x@yopmail.com", "x@guerrillamail.com", "x@anything.yopmail.com"])("refuses %s", (address) => {
    expect(["free-mail", "throw-away"]).toContain(whyNot(address));
  });

  test.each([
    "bt.com",
    "telekom.de",
    "verizon.com",
    "att.com",
    "stanford.edu",
    "telia.com",
    "tim.it",
    "siemens.com",
    "zscaler.com",
    "hmrc.gov.uk",
    "uk.bosch.com",
    "müller.de",
  ])("lets people of %s in", (domain) => {
    expect(judge(`nora@${domain}`)).toMatchObject({ fits: true });
  });

  test.each([
    "",
    "nora",
    "@acme.example",
    "nora@",
    "nora@acme",
    "nora@localhost",
    "nora@[127.0.0.1]",
    "nora@127.0.0.1",
    "nora@acme..example",
    "nora@-acme.example",
    "no ra@acme.example",
    "nora@acme.example, eve@evil.example",
    "nora@acme.example\r\nBcc: eve@evil.example",
    "a@b.test%0d%0aBcc:eve@evil.example%",
    "no\u202Era@acme.example",
    "nöra@acme.example",
    "nora@acme.example>",
    `${"a".repeat(65)}@acme.example`,
    `nora@${"a".repeat(60)}.${"b".repeat(60)}.${"c".repeat(60)}.${"d".repeat(60)}.example`,
  ])("takes %j for no address", (address) => {
    expect(whyNot(address)).toBe("not-an-address");
  });

  test("is one address however it is written", () => {
    const written = ["nora@acme.example", "NORA@Acme.Example", "ｎora@acme.example.", " nora@acme.example "];
    expect(new Set(written.map((text) => readEmailAddress(text)?.address))).toEqual(new Set(["nora@acme.example"]));
  });

  test("tells a business by the domain that was registered", () => {
    expect(readEmailAddress("nora@mail.de.acme.co.uk")?.domain).toBe("acme.co.uk");
    expect(readEmailAddress("nora@acme.github.io")?.domain).toBe("acme.github.io");
  });

  test("puts the admins' word above the lists, the most exact first", () => {
    const own = new Map([
      ["gmail.com", "allow"],
      ["throw.gmail.com", "block"],
      ["acme.example", "block"],
      ["de.acme.example", "allow"],
    ] as const);
    expect(whyNot("x@gmail.com", { own })).toBe(null);
    expect(whyNot("x@throw.gmail.com", { own })).toBe("blocked");
    expect(whyNot("x@mail.acme.example", { own })).toBe("blocked");
    expect(whyNot("x@mail.de.acme.example", { own })).toBe(null);
  });

  test("refuses names that no mail reaches only where it is told to", () => {
    expect(whyNot("nora@acme.example")).toBe(null);
    expect(whyNot("nora@acme.example", { refuseReserved: true })).toBe("reserved");
    expect(whyNot("nora@mail.example.com", { refuseReserved: true })).toBe("reserved");
    expect(whyNot("nora@example-tools.com", { refuseReserved: true })).toBe(null);
  });

  test("says what to do and why", () => {
    expect(businessEmailMessage({ why: "free-mail", domain: "gmail.com" })).toBe(
      "Use your business email: gmail.com is a free-mail address",
    );
  });

  test.each(["hey.com", "tutanota.com", "mailbox.org", "privaterelay.appleid.com"])(
    "blocks %s, which the bundled lists miss, from the start",
    async (domain) => {
      expect(await checkBusinessEmail(`x@${domain}`)).toMatchObject({ fits: false, why: "blocked" });
    },
  );

  test.each(["cox.com", "facebook.com", "frontier.com"])("allows %s from the start", async (domain) => {
    expect(await checkBusinessEmail(`x@${domain}`)).toMatchObject({ fits: true });
  });
});
