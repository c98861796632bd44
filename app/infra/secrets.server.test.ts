import { expect, test } from "vitest";
import { digest, fingerprint, newToken, seal, unseal } from "./secrets.server";

test("a token has 256 bits and is never the same twice", () => {
  const tokens = new Set(Array.from({ length: 1000 }, newToken));
  expect(tokens.size).toBe(1000);
  expect([...tokens].every((token) => /^[\w-]{43}$/.test(token))).toBe(true);
});

test("what is sealed can be read again, and looks different each time", () => {
  const sealed = seal("a link's token: ünïcode");
  expect(sealed).not.toContain("token");
  expect(seal("a link's token: ünïcode")).not.toBe(sealed);
  expect(unseal(sealed)).toBe("a link's token: ünïcode");
});

test("a sealed text that was tampered with opens to nothing", () => {
  const sealed = seal("secret");
  expect(unseal(`${sealed.slice(0, -2)}${sealed.endsWith("AA") ? "BB" : "AA"}`)).toBeNull();
  expect(unseal("")).toBeNull();
});

test("digest and fingerprint are stable and differ from each other", () => {
  expect(digest("x")).toBe(digest("x"));
  expect(fingerprint("x")).toBe(fingerprint("x"));
  expect(fingerprint("x")).not.toBe(digest("x"));
});
