const mark = [0x25, 0x50, 0x44, 0x46, 0x2d]; // %PDF-

/** Whether the bytes begin as every PDF does; readers allow a little before it, we do not. */
export function isPdf(bytes: Uint8Array): boolean {
  return mark.every((byte, i) => bytes[i] === byte);
}
