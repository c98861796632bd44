import type { RaciLetter } from "~/infra/prisma/enums";

export type Letter = RaciLetter;

/** The letters in the order in which they are offered. */
export const letters = ["R", "A", "AR", "C", "I"] as const satisfies readonly Letter[];

/** What each letter means, in the words of the legend. */
export const letterMeanings: Record<Letter, string> = {
  R: "Responsible",
  A: "Accountable",
  AR: "Accountable and Responsible",
  C: "Consulted",
  I: "Informed",
};

/** A letter as the grid shows it. */
export const letterText = (letter: Letter) => (letter === "AR" ? "A R" : letter);

export const isLetter = (text: string): text is Letter => letters.some((letter) => letter === text);

/** Whether who holds this letter answers for it: exactly one does. */
export const answers = (letter: Letter | null) => letter === "A" || letter === "AR";

/** Whether who holds this letter does the work. */
export const does = (letter: Letter | null) => letter === "R" || letter === "AR";

/** What is left to who hands the A on. */
export const withoutA = (letter: Letter | null): Letter | null =>
  letter === "AR" ? "R" : letter === "A" ? null : letter;

/** What somebody holds who takes a second letter over: what obliges more wins, and A beside R is both. */
export function bothLetters(own: Letter | null, taken: Letter): Letter {
  if (!own) return taken;
  const answersForIt = answers(own) || answers(taken);
  const doesIt = does(own) || does(taken);
  if (answersForIt) return doesIt ? "AR" : "A";
  if (doesIt) return "R";
  return own === "C" || taken === "C" ? "C" : "I";
}
