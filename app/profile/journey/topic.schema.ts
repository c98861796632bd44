import { z } from "zod";

const steps = [0, 1, 2, 3, 4, 5] as const;

/** A topic as admins describe it; `version` names what the editor saw, and is empty for a new one. */
export interface TopicEdit {
  stageKey: string;
  name: string;
  description: string;
  anchors: Record<string, string>;
  /** Its place within the stage, from 1. */
  place: number;
  version: string;
}

export type TopicFields = Record<
  "stage" | "name" | "description" | "order" | "version" | `step${(typeof steps)[number]}`,
  string
>;

const optional = (what: string, longest: number) =>
  z
    .string()
    .optional()
    .transform((typed) => (typed ?? "").replace(/\s+/g, " ").trim())
    .refine((typed) => typed.length <= longest, `Shorten ${what} to ${longest} characters`);

const needed = (missing: string, what: string, longest: number) =>
  z
    .string(missing)
    .transform((typed) => typed.replace(/\s+/g, " ").trim())
    .refine((typed) => typed !== "", missing)
    .refine((typed) => typed.length <= longest, `Shorten ${what} to ${longest} characters`);

const step = optional("this sentence", 300);

/** The form of a topic; retiring it and bringing it back need no fields but the version. */
export const topicForm = z
  .object({
    stage: z.string("Choose the stage"),
    name: needed("Name the topic", "the name", 120),
    description: needed("Describe the topic in a sentence", "the description", 500),
    order: z
      .string("Give its place within the stage, from 1")
      .regex(/^[1-9]\d?$/, "Give its place within the stage as a number from 1 to 99")
      .transform(Number),
    step0: step,
    step1: step,
    step2: step,
    step3: step,
    step4: step,
    step5: step,
    version: z.string().optional(),
  })
  .transform(
    (form): TopicEdit => ({
      stageKey: form.stage,
      name: form.name,
      description: form.description,
      anchors: Object.fromEntries(
        steps.map((at) => [String(at), form[`step${at}`]] as const).filter(([, text]) => text !== ""),
      ),
      place: form.order,
      version: form.version ?? "",
    }),
  );

/** The buttons beside the form. */
export const topicIntent = z.object({ intent: z.enum(["retire", "bring-back"]), version: z.string() });
