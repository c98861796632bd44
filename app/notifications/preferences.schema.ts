import { z } from "zod";
import { kindNames } from "~/notifications/kinds";
import { cadences } from "~/notifications/preference";

const choose = "Choose how often mails come.";

export const PreferencesForm = z.object({
  cadence: z.enum(cadences, { error: choose }),
  /** The kinds for which mails are wanted. */
  kinds: z.array(z.enum(kindNames)).max(kindNames.length).default([]),
  version: z.coerce.number().int().min(0),
});
