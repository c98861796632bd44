/** The most that a field may hold: what the schemas check, and what the fields of a page let in. */
export const reasonLimit = 1_000;
export const noteLimit = 1_000;
export const quoteNoteLimit = 500;
export const orderNumberLimit = 100;

/** A quote that is valid for more days is a slip of the finger. */
export const longestValidity = 366;
