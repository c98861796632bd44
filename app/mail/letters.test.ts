import { readdirSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { env } from "~/infra/env.server";
import { rejectedLetter } from "~/signup/letters/rejected.letter";
import { drawLetter, letters } from "./letters.server";

const files = readdirSync("app", { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".letter.tsx"));

test("every letter's file holds one letter, and no two bear the same name", () => {
  expect(files.length).toBeGreaterThan(0);
  expect(letters.size).toBe(files.length);
  for (const file of files) expect(file).toMatch(/\/letters\/[a-z-]+\.letter\.tsx$/);
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

    test("names the zone of every time of day", async () => {
      const { text } = await drawn;
      for (const [time] of text.matchAll(/\b\d{1,2}:\d{2}\b.{0,5}/g)) expect(time).toMatch(/\d (UTC|GMT|[A-Z]{3,4})/);
    });
  },
);

test("what people typed is text in a letter, never markup, and no header", async () => {
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
