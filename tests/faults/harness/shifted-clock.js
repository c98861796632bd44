// @ts-check
// Loaded before the portal (node --import): its clock is wrong by as many milliseconds as a file says, read anew at SIGUSR2.
import { readFileSync, writeFileSync } from "node:fs";

const file = process.env.FAULTS_CLOCK ?? "";
const RealDate = Date;
let offset = read();
process.on("SIGUSR2", () => {
  offset = read();
  writeFileSync(`${file}.seen`, String(offset));
});

function read() {
  return Number(readFileSync(file, "utf8"));
}

class ShiftedDate extends RealDate {
  /** @param {any[]} values */
  constructor(...values) {
    if (values.length === 0) super(RealDate.now() + offset);
    // @ts-expect-error Date's overloads cannot be told apart here
    else super(...values);
  }

  /** @override */
  static now() {
    return RealDate.now() + offset;
  }
}
globalThis.Date = /** @type {DateConstructor} */ (ShiftedDate);
