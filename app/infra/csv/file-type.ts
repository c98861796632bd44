const signatures: readonly { name: string; bytes: readonly number[] }[] = [
  { name: "an Excel workbook or another zip file", bytes: [0x50, 0x4b, 0x03, 0x04] },
  { name: "an empty zip file", bytes: [0x50, 0x4b, 0x05, 0x06] },
  { name: "an old Excel workbook", bytes: [0xd0, 0xcf, 0x11, 0xe0] },
  { name: "a PDF", bytes: [0x25, 0x50, 0x44, 0x46] },
  { name: "a gzip file", bytes: [0x1f, 0x8b] },
  { name: "a 7-Zip file", bytes: [0x37, 0x7a, 0xbc, 0xaf] },
  { name: "a RAR file", bytes: [0x52, 0x61, 0x72, 0x21] },
  { name: "a PNG image", bytes: [0x89, 0x50, 0x4e, 0x47] },
];

/** What the file's first bytes say it is, where that is known and no CSV; whatever its name says. */
export function otherFileType(bytes: Uint8Array): string | null {
  return signatures.find((signature) => signature.bytes.every((byte, index) => bytes[index] === byte))?.name ?? null;
}
