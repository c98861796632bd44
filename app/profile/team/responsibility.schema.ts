import { z } from "zod";
import { isLetter, type Letter } from "./letters";
import { requiredLine, version } from "./team-fields.schema";

const details = {
  name: requiredLine("responsibility", 200),
  phase: requiredLine("phase", 60),
};

const pressAButton = "Send the form with one of its buttons";

/** What can be done on the page of all responsibilities. */
export const responsibilitiesForm = z.discriminatedUnion(
  "intent",
  [
    z.object({ intent: z.literal("take-over") }),
    z.object({ intent: z.literal("add"), ...details, formKey: z.string().max(100).optional() }),
  ],
  { error: pressAButton },
);

export interface AddResponsibilityForm {
  intent: "add";
  name: string;
  phase: string;
  formKey?: string | undefined;
}

const choose = "Choose R, A, A R, C, I or –";

const letterOfMembers = z.record(z.string(), z.unknown(), { error: choose }).transform((typed, context) => {
  const chosen = new Map<string, Letter | null>();
  for (const [field, letter] of Object.entries(typed)) {
    const text = typeof letter === "string" ? letter : "";
    if (!field.startsWith("m-") || (text !== "" && !isLetter(text)))
      context.addIssue({ code: "custom", message: choose, path: [field] });
    else chosen.set(field.slice(2), text === "" ? null : (text as Letter));
  }
  return chosen;
});

/** One row of the grid: who holds which letter, what it is called, and the version that the editor saw. */
export const responsibilityForm = z.discriminatedUnion(
  "intent",
  [
    z.object({
      intent: z.literal("save"),
      version,
      letters: letterOfMembers.optional(),
      name: details.name.optional(),
      phase: details.phase.optional(),
      moveA: z.string().optional(),
    }),
    z.object({ intent: z.literal("remove"), version }),
  ],
  { error: pressAButton },
);

export interface ResponsibilityForm {
  intent: "save";
  version: string;
  letters: Record<string, string>;
  name: string;
  phase: string;
}
