import type { Letter } from "~/mail/letter";
import { letters } from "~/mail/letters.server";

/** What a letter's name begins with where an admin sends it to the own address to look at it. */
const asTest = "test:";

export function testName(letter: Pick<Letter<unknown>, "name">): string {
  return `${asTest}${letter.name}`;
}

/** The letter by its name in the outbox; a test says so in its subject, and is sent however old its data are. */
export function findLetter(name: string): Letter<unknown> | null {
  if (!name.startsWith(asTest)) return letters.get(name) ?? null;
  const letter = letters.get(name.slice(asTest.length));
  if (!letter) return null;
  const { expired: _, kind: __, ...rest } = letter;
  return { ...rest, subject: (data) => `Test: ${letter.subject(data)}` };
}
