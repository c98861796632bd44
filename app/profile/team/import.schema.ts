import { z } from "zod";
import { importLimits } from "./read-members-csv";

/** The file of team members to preview. */
export const previewForm = z.object({
  file: z
    .instanceof(File, { message: "Choose the CSV file with the team members" })
    .refine((file) => file.size > 0, "Choose a file that is not empty")
    .refine((file) => file.size <= importLimits.file, "Choose a file of at most 1 MB"),
});

/** What was previewed, to be added. */
export const confirmForm = z.object({ members: z.string("Choose the file again") });
