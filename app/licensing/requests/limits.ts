/** The most that a field may hold: what the schemas check, and what the fields of a page let in. */
export const orderNumberLimit = 100;
