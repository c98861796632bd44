import { describe, expect, test } from "vitest";
import { commonPasswords } from "./common-passwords.server";
import { passwordFault } from "./password-rules";

const common = await commonPasswords();
const names = ["Nora Lindqvist", "nora@acme-tools.example", "Acme Tools", "acme-tools.example"];
const fault = (password: string) => passwordFault(password, names, common);

test.each([
  "qzjxkvbwmfpgyhd",
  "seven loud owls",
  "correct horse battery staple",
  "a calm river at dawn",
  "zscaler walks four brown dogs",
  "Nora keeps seventeen quiet bees",
  "шторм над тихой рекой",
  "😀🐙🌋🚲🧭🪁🎻🦔🥨🪐🛶🧵🦚🍄🎲",
  "ünïcödé 🐙 kqvjz\twmxpt",
])("%s is a password", (password) => {
  expect(fault(password)).toBeNull();
});

test("A-3 128 characters are a password, 129 are not", () => {
  const long = Array.from({ length: 64 }, (_, at) => String.fromCodePoint(0x4e00 + ((at * 7919) % 20_000))).join("🌿");
  const exact = `${long}!`;
  expect(Array.from(exact)).toHaveLength(128);
  expect(fault(exact)).toBeNull();
  expect(fault(`${exact}!`)).toBe("Use at most 128 characters: this password has 129.");
});

test("characters are counted as people count them, not as UTF-16 does", () => {
  expect(fault("🐙".repeat(14))).toBe("Use at least 15 characters: this password has 14.");
  expect(fault("qzjxkvbwmfpgyh")).toBe("Use at least 15 characters: this password has 14.");
});

describe("what is tried first is refused, and the reason given", () => {
  test.each([
    "passwordpassword",
    "PasswordPassword",
    "p@ssw0rdp@ssw0rd",
    "pass word pass word",
    "p a s s w o r d p a s s w o r d",
    "qwertyqwertyqwerty",
    "aaaaaaaaaaaaaaaa",
    "123456789012345",
    "abcdefghijklmnopqrst",
    "qwertyuiopasdfghjkl",
    "1qaz2wsx3edc4rfv",
    "monkeydragonking",
    "iloveyouiloveyou!!!",
    "letmeinletmein2026",
    "welcome-welcome-welcome",
    "ｐａｓｓｗｏｒｄｐａｓｓｗｏｒｄ",
  ])("%s", (password) => {
    expect(fault(password)).toMatch(/made of passwords that are tried first/);
  });

  test.each([
    "nora@acme-tools.example",
    "cm360zscaler2026",
    "Zscaler-Zscaler-2026",
    "securedynamics1!",
    "Secure Dynamics 2026",
    "NoraLindqvist2026",
    "acmetoolsacmetools",
    "Acme Tools 12345",
    "lindqvist.nora.acme",
  ])("%s", (password) => {
    expect(fault(password)).toMatch(/harder to guess/);
  });

  test("a name is called a name", () => {
    expect(fault("lindqvist.nora.acme")).toMatch(/a name that goes with your account/);
    expect(passwordFault("lindqvist.nora.acme", [], common)).toBeNull();
  });
});

test("A-4 every listed password of fifteen characters or more is refused", () => {
  const long = [...common.keys()].filter((password) => password.length >= 15);
  expect(long.length).toBeGreaterThan(20);
  expect(long.filter((password) => passwordFault(password, [], common) === null)).toEqual([]);
});

test("the longest password is judged in no time", () => {
  const start = performance.now();
  for (const password of ["a1!".repeat(42), "p@ssw0rd".repeat(16), "ab".repeat(64)]) fault(password);
  expect(performance.now() - start).toBeLessThan(1500);
});
