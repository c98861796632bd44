import { expect, test } from "vitest";
import { hasWords } from "~/infra/words";

test("each word stands somewhere in the texts, whatever its capitals and accents", () => {
  const texts = ["Müller Proxy", "Web gateway"];
  expect(hasWords(texts, "muller WEB")).toBe(true);
  expect(hasWords(texts, "gate  Prôxy")).toBe(true);
  expect(hasWords(texts, "muller mail")).toBe(false);
  expect(hasWords(texts, "proxyweb")).toBe(false);
  expect(hasWords(texts, "")).toBe(true);
});
