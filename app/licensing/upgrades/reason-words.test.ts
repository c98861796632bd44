import { expect, test } from "vitest";
import { findingWords } from "./reason-words";
import { catalogue, failing } from "./test-facts";

test.each([
  [["Z-RISK360"], "It needs Risk360, which you do not have."],
  [["Z-RISK360", "ZTB-CONNECTOR"], "It needs Risk360 or Branch Connector; you have neither."],
  [["Z-RISK360", "ZTB-CONNECTOR", "Z-UVM"], "It needs Risk360 or one of 2 others; you have none of them."],
])("of what is needed, %j, the sentence names one or two, and counts more", (needs, sentence) => {
  const area = failing("zia.sandbox", { critical: 1 });
  expect(findingWords(catalogue, area, needs, "")).toBe(`1 critical finding of 2026-07-01 in zia.sandbox. ${sentence}`);
});
