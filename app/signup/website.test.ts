import { expect, test } from "vitest";
import { readWebsite } from "~/signup/website";

test.each([
  ["www.acme.example", "https://www.acme.example", "acme.example"],
  ["https://acme.example/", "https://acme.example", "acme.example"],
  ["HTTP://Acme.Example", "https://acme.example", "acme.example"],
  [" acme.example/de/#top ", "https://acme.example/de", "acme.example"],
  ["acme.co.uk.", "https://acme.co.uk.", "acme.co.uk"],
  ["müller.de", "https://xn--mller-kva.de", "xn--mller-kva.de"],
  ["acme.example:8443", "https://acme.example:8443", "acme.example"],
])("%j is a website", (typed, url, domain) => {
  expect(readWebsite(typed)).toEqual({ url, domain });
});

test.each([
  "",
  "northgate tools",
  "acme",
  "localhost",
  "ftp://acme.example",
  "javascript:alert(1)",
  "javascript://acme.example/%0aalert(1)",
  "mailto:nora@acme.example",
  "https://nora:secret@acme.example",
  "https://127.0.0.1",
  "http://0x7f.1",
  "http://[::1]/",
  "co.uk",
  "acme.example\u202E",
  `acme.example/${"a".repeat(250)}`,
])("R-3 %j is none", (typed) => {
  expect(readWebsite(typed)).toBe(null);
});
