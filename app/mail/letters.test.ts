import { readdirSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { env } from "~/infra/env.server";
import { noticeKind } from "~/notifications/kinds";
import { readUnsubscribeToken } from "~/notifications/unsubscribe-token.server";
import { rejectedLetter } from "~/signup/letters/rejected.letter";
import { drawLetter, letters } from "./letters.server";

const files = readdirSync("app", { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".letter.tsx"));

test("every letter's file holds one letter, and no two bear the same name", () => {
  expect(files.length).toBeGreaterThan(0);
  expect(letters.size).toBe(files.length);
  for (const file of files) expect(file).toMatch(/\/letters\/[a-z-]+\.letter\.tsx$/);
});

/** Answers to somebody who may have no account: there is nothing to turn off. Another letter names its `kind`. */
const answers = [
  "colleague-elsewhere",
  "colleague-invitation",
  "partner-invitation",
  "partner-invitation-other",
  "partner-invitation-withdrawn",
  "signup-approved",
  "signup-received",
  "signup-rejected",
  "signup-state",
  "signup-waits",
];

test("every letter says what it tells of, or is known as an answer to somebody", () => {
  const silent = [...letters.values()].filter(({ kind }) => kind === undefined).map(({ name }) => name);
  expect(silent.sort()).toEqual(answers);
});

describe.each([...letters.values()].map((letter) => ({ letter, name: letter.name })))(
  "the letter $name",
  ({ letter }) => {
    const drawn = drawLetter(letter, letter.sample, "a-token");

    test("has a subject, a text and an HTML part", async () => {
      const { subject, text, html } = await drawn;
      expect(subject).toMatch(/^\S.{5,100}$/);
      expect(text.length).toBeGreaterThan(80);
      expect(html).toContain("<!DOCTYPE html");
      expect(`${subject}${text}`).not.toMatch(/undefined|null|\[object|NaN|Invalid Date/);
    });

    test("survives the outbox, where its data is JSON", async () => {
      const kept: unknown = JSON.parse(JSON.stringify(letter.sample));
      expect(await drawLetter(letter, kept, "a-token")).toEqual(await drawn);
    });

    test("leads nowhere but to this portal, and loads nothing", async () => {
      const { text, html } = await drawn;
      const addresses = [...(text + html).matchAll(/https?:\/\/[^\s"'<>)]+/g)].map(([address]) => address);
      const elsewhere = addresses.filter(
        (address) => new URL(address).origin !== env.APP_URL && !address.startsWith("http://www.w3.org/"),
      );
      expect(elsewhere).toEqual([]);
      expect(html).not.toMatch(/<img|<script|<iframe|url\(|@import/i);
    });

    test("says why it comes, and how it is turned off unless it is about safety", async () => {
      const { text, html, unsubscribe } = await drawLetter(letter, letter.sample, "a-token", userId);
      const kind = typeof letter.kind === "function" ? letter.kind(letter.sample) : letter.kind;
      const isFixed = kind !== undefined && kind !== "digest" && noticeKind(kind).fixed === true;
      if (isFixed) expect(text).toContain("cannot be turned off");
      if (isFixed || kind === undefined) {
        expect(unsubscribe).toBeNull();
        expect(html).not.toContain("/unsubscribe/");
        return;
      }
      const address = new URL(unsubscribe ?? "");
      expect(address.origin).toBe(env.APP_URL);
      expect(text).toContain(address.href);
      expect(html).toContain(address.href);
      expect(address.href).not.toContain(userId);
      expect(readUnsubscribeToken(address.pathname.replace("/unsubscribe/", ""))).toEqual({ userId, kind });
      expect((await drawn).unsubscribe).toBeNull();
      expect((await drawn).text).toContain(`${env.APP_URL}/account/notifications`);
    });

    test("holds no prices and no findings", async () => {
      const { subject, text } = await drawn;
      expect(`${subject} ${text}`).not.toMatch(/[€$£]|\b(EUR|USD|GBP|CHF)\b/);
      expect(namesIn(letter.sample).filter((name) => /price|cost|amount|finding|evidence|remed/i.test(name))).toEqual(
        [],
      );
    });

    test("names the zone of every time of day", async () => {
      const { text } = await drawn;
      for (const [time] of text.matchAll(/\b\d{1,2}:\d{2}\b.{0,5}/g)) expect(time).toMatch(/\d (UTC|GMT|[A-Z]{3,4})/);
    });
  },
);

const userId = "7d0d2c9c-9a3e-4b53-8a57-5f6f0f6f3f10";

function namesIn(data: unknown): string[] {
  if (typeof data !== "object" || data === null) return [];
  const isList = Array.isArray(data);
  return Object.entries(data).flatMap(([name, value]) => [...(isList ? [] : [name]), ...namesIn(value)]);
}

test("S-7 what people typed is text in a letter, never markup, and no header", async () => {
  const typed = "<a href=//evil.example>Acme</a>\r\nBcc: evil@example.com";
  const strings = Object.keys(rejectedLetter.sample);
  const data = Object.fromEntries(strings.map((key) => [key, typed])) as unknown as typeof rejectedLetter.sample;
  const { subject, html, text } = await drawLetter({ ...rejectedLetter, subject: () => typed }, data, null);
  expect(subject).toBe("<a href=//evil.example>Acme</a> Bcc: evil@example.com");
  expect(html).toContain("&lt;a href=//evil.example&gt;");
  expect(html).not.toContain("<a href=//evil");
  expect(text).toContain("<a href=//evil.example>Acme</a>");
});

test("a letter cannot link to another site", async () => {
  const leading = (path: string) =>
    drawLetter(
      { ...rejectedLetter, body: ({ link }) => link(path) as unknown as JSX.Element },
      rejectedLetter.sample,
      null,
    );
  for (const path of ["//evil.example", "/\\evil.example", "https://evil.example", "evil"]) {
    await expect(leading(path)).rejects.toThrow("paths of this site only");
  }
});

test("a date in a letter is not broken at its hyphens, and stands plain in its text", async () => {
  const letter = letters.get("request-completed");
  if (!letter) throw new Error("it is there");
  const { html, text } = await drawLetter(letter, letter.sample, null);
  const { startDate } = letter.sample as { startDate: string };
  expect(html).toMatch(new RegExp(`<span style="white-space:nowrap">${startDate}</span>`));
  expect(text).toContain(`from ${startDate} to`);
});
