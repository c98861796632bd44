import { z } from "zod";
import { importLimits } from "./read-services-csv";

export const previewForm = z.object({
  file: z
    .instanceof(File, { message: "Choose the CSV file of services" })
    .refine((file) => file.size > 0, "Choose a file that is not empty")
    .refine((file) => file.size <= importLimits.bytes, "Choose a file of at most 60 kB"),
});

const again = "Upload the file again";

/** The preview's hidden fields: the file's own text, read anew by the server, and the key by which it is imported once. */
export const confirmForm = z.object({
  text: z.string(again),
  fileName: z.string(again).max(300, again),
  formKey: z.string(again).max(100, again),
});
