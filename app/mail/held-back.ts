/** What a mark on an address means, for the admins. */
export const heldBack =
  "Notices, reminders and digests are held back until the mark is cleared; account safety and answers still go there.";
