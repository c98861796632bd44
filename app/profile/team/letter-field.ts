/** The name of the field for a member's letter; ids may begin with a digit, names of fields do not. */
export const letterField = (memberId: string) => `letters.m-${memberId}`;

/** The key of that field among the letters. */
export const letterKey = (memberId: string) => `m-${memberId}`;
