import iconv from "iconv-lite";
import { describe, expect, test } from "vitest";
import { openText } from "./encoding";

const text = "Technology Area,Status\r\nZürich – “Zugang” € ŸŽ,Pass\r\n";
const utf16be = (text: string) => Buffer.from(text, "utf16le").swap16();

describe("a file's encoding", () => {
  test.each([
    ["UTF-8", Buffer.from(text), "utf-8", false],
    ["UTF-8 with a mark", Buffer.from(`\uFEFF${text}`), "utf-8", true],
    ["UTF-16 LE with a mark", Buffer.from(`\uFEFF${text}`, "utf16le"), "utf-16le", true],
    ["UTF-16 BE with a mark", utf16be(`\uFEFF${text}`), "utf-16be", true],
    ["UTF-16 LE without a mark", Buffer.from(text, "utf16le"), "utf-16le", false],
    ["UTF-16 BE without a mark", utf16be(text), "utf-16be", false],
    ["Windows-1252", iconv.encode(text, "win1252"), "windows-1252", false],
  ])("%s is told, and gives the same text", (_name, bytes, encoding, byteOrderMark) => {
    expect(decode(bytes)).toMatchObject({ text, encoding, byteOrderMark });
  });

  test("every character that Windows-1252 has from 0x80 to 0x9F is read as it is", () => {
    const all = "€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ";
    const decoded = decode(Buffer.concat([Buffer.from("a,b\n"), iconv.encode(all, "win1252")]));
    expect(decoded).toMatchObject({ text: `a,b\n${all}`, notices: [expect.stringContaining("Windows-1252")] });
  });

  test("a file of plain letters says nothing of its encoding", () => {
    expect(decode(Buffer.from("a,b\n"))).toMatchObject({ encoding: "utf-8", notices: [] });
  });
});

describe("a file that is refused names the line", () => {
  test("where UTF-8 is broken", () => {
    const bytes = Buffer.concat([Buffer.from("ä,ö\r\nü,é\r\nx"), Buffer.from([0xe2, 0x28, 0xa1]), Buffer.from("\r\n")]);
    expect(decode(bytes)).toMatchObject({ refused: { line: 3, value: expect.stringContaining("E2") } });
  });

  test("where a file with a UTF-8 mark is broken, whatever else it could be", () => {
    const bytes = Buffer.concat([Buffer.from("\uFEFFa\n"), Buffer.from([0xe9]), Buffer.from("\n")]);
    expect(decode(bytes)).toMatchObject({ refused: { line: 2 } });
  });

  test("where a byte stands that Windows-1252 does not have", () => {
    expect(decode(Buffer.from([0x61, 0x0d, 0x0a, 0x62, 0x81, 0x0a]))).toMatchObject({ refused: { line: 2 } });
  });

  test("where a NUL stands", () => {
    expect(decode(Buffer.from("a,b\nc,d\0\n"))).toMatchObject({ refused: { line: 2, value: "a NUL character" } });
  });

  test("where UTF-16 is cut in half", () => {
    const bytes = Buffer.concat([Buffer.from("\uFEFFa\nb\n", "utf16le"), Buffer.from([0x61])]);
    expect(decode(bytes)).toMatchObject({ refused: { line: 3 } });
  });

  test.each([
    ["Excel", [0x50, 0x4b, 0x03, 0x04]],
    ["old Excel", [0xd0, 0xcf, 0x11, 0xe0]],
    ["PDF", [0x25, 0x50, 0x44, 0x46]],
    ["gzip", [0x1f, 0x8b, 0x08]],
  ])("C-10 and is no text at all: %s", (name, bytes) => {
    const value = expect.stringContaining(name);
    expect(decode(Uint8Array.from(bytes))).toMatchObject({
      refused: { line: 1, value, expected: expect.stringContaining("CSV") },
    });
  });
});

/** What the file says, with its whole text. */
function decode(bytes: Uint8Array) {
  const open = openText(bytes);
  return "refused" in open ? open : { ...open, text: Array.from(open.parts(), ({ text }) => text).join("") };
}
