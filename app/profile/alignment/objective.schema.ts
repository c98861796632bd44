import { z } from "zod";
import { addDays, isCalendarDate, today } from "~/infra/calendar";
import { MetricDirection, ObjectivePriority, ObjectiveStatus } from "~/infra/prisma/enums";
import { hasHiddenCharacters, tidy } from "~/infra/typed-text";
import { initiativeLimit } from "~/profile/alignment/details";
import type { Terms } from "~/profile/alignment/terms";

const openAgain = "Open the page again before saving";

/** The fields of Add Objective: what it takes to begin. All else is edited on the objective's own page. */
export function newObjectiveForm(terms: Terms) {
  return z
    .object({
      /** Made with the page: the same form sent twice adds one objective. */
      key: z.string(openAgain).max(100, openAgain),
      template: z.string().max(100).optional(),
      title,
      description: longText("why it matters"),
      category: category(terms),
      priority,
      targetDate: day("target date"),
      metricName: line("success metric", 200),
      metricUnit: line("unit", 40),
      baseline: number,
      target: number,
    })
    .superRefine(checkWay);
}

/** All fields of an objective, and the version that the editor saw. */
export function objectiveForm(terms: Terms) {
  return z
    .object({
      version: z
        .string(openAgain)
        .regex(/^\d{1,9}$/, openAgain)
        .transform(Number),
      title,
      description: longText("why it matters"),
      category: category(terms),
      priority,
      status: z.enum(ObjectiveStatus, "Choose a status"),
      sponsor: line("sponsor", 120),
      ownerId: reference,
      startDate: day("start date"),
      targetDate: day("target date"),
      metricName: line("success metric", 200),
      metricUnit: line("unit", 40),
      metricDirection: z.enum(MetricDirection, "Choose whether more or less is better"),
      baseline: number,
      target: number,
      current: number,
      measuredOn: day("day of the measurement"),
      productSkus: references(40, "products"),
      topicKeys: references(40, "topics"),
      serviceIds: references(40, "services"),
      initiatives: z
        .array(initiative)
        .max(initiativeLimit, `An objective holds up to ${initiativeLimit} initiatives: take one off`)
        .transform((rows) => rows.flatMap((row) => (row ? [row] : []))),
      /** Only an admin's form has it. */
      cm360Comment: longText("CM360 comment").optional(),
    })
    .superRefine(checkWay)
    .superRefine((objective, context) => {
      const { startDate, targetDate, baseline, target, metricDirection, current, measuredOn } = objective;
      const issue = (path: string, message: string) => context.addIssue({ code: "custom", path: [path], message });
      if (startDate && targetDate && targetDate < startDate)
        issue("targetDate", `Choose a target date on or after the start date, ${startDate}`);
      if (baseline !== null && target !== null && baseline !== target) {
        const way = target > baseline ? "up" : "down";
        if (way !== metricDirection)
          issue(
            "metricDirection",
            `Choose “${way === "up" ? "More" : "Less"} is better”: the way from ${baseline} to ${target} leads ${way}`,
          );
      }
      if (current !== null && !measuredOn) issue("measuredOn", "Say on which day it was measured");
      if (current === null && measuredOn) issue("current", "Enter what was measured on that day, or clear the day");
      // A day's grace: it may be tomorrow already where the reader is.
      if (measuredOn && measuredOn > addDays(today(), 1)) issue("measuredOn", "Choose a day that has come");
    });
}

export type NewObjectiveForm = z.input<ReturnType<typeof newObjectiveForm>>;
export type NewObjective = z.output<ReturnType<typeof newObjectiveForm>>;
export type ObjectiveForm = z.input<ReturnType<typeof objectiveForm>>;

function checkWay(
  { baseline, target }: { baseline: number | null; target: number | null },
  context: z.core.$RefinementCtx,
) {
  if (baseline !== null && baseline === target)
    context.addIssue({ code: "custom", path: ["target"], message: "Enter another number than at the start" });
}

const titleNeeded = "Enter a title of 3 to 120 characters";

const title = z
  .string(titleNeeded)
  .transform(tidy)
  .refine((text) => text.length >= 3 && text.length <= 120, titleNeeded)
  .refine((text) => !hasHiddenCharacters(text), "Type the title anew: it holds characters that cannot be seen");

const priority = z.enum(ObjectivePriority, "Choose a priority");

const category = ({ categories }: Terms) =>
  z
    .string()
    .optional()
    .transform((text) => text ?? "")
    .refine((text) => text === "" || categories.includes(text), "Choose a category from the list");

function line(what: string, longest: number) {
  return z
    .string()
    .optional()
    .transform((text) => tidy(text ?? ""))
    .refine((text) => text.length <= longest, `Shorten the ${what} to ${longest} characters`)
    .refine((text) => !hasHiddenCharacters(text), `Type the ${what} anew: it holds characters that cannot be seen`);
}

function longText(what: string) {
  return z
    .string()
    .optional()
    .transform((text) => (text ?? "").normalize("NFC").replaceAll("\r\n", "\n").trim())
    .refine((text) => text.length <= 4000, `Shorten ${what} to 4,000 characters`);
}

function day(what: string) {
  return z
    .string()
    .optional()
    .transform((text, context) => {
      if (!text) return null;
      if (isCalendarDate(text)) return text;
      context.addIssue(`Enter the ${what} as a day that exists, such as 2027-03-31`);
      return z.NEVER;
    });
}

const number = z
  .string()
  .optional()
  .transform((text, context) => {
    const typed = text?.trim();
    if (!typed) return null;
    // Adding 0 turns −0 into 0.
    if (/^-?\d{1,12}(\.\d{1,6})?$/.test(typed)) return Number(typed) + 0;
    context.addIssue("Enter a plain number, with a point where there are decimals, such as 1250 or 99.5");
    return z.NEVER;
  });

const reference = z
  .string()
  .max(100)
  .optional()
  .transform((text) => text ?? null);

function references(most: number, what: string) {
  return z
    .array(z.string().max(100))
    .max(most, `Choose at most ${most} ${what}`)
    .transform((list) => [...new Set(list)].sort());
}

/** A row whose words are empty is none. */
const initiative = z
  .object({
    id: reference,
    title: line("initiative", 160),
    ownerId: reference,
    dueDate: day("due date"),
    done: z
      .string()
      .optional()
      .transform((text) => text !== undefined),
  })
  .transform((row, context) => {
    if (row.title) return row;
    if (row.ownerId || row.dueDate || row.done)
      if (!row.id) {
        context.addIssue({ code: "custom", path: ["title"], message: "Say what the initiative is" });
        return z.NEVER;
      }
    return null;
  });
