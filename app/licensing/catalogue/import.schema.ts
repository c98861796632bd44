import { z } from "zod";
import { importLimits } from "./read-catalogue-csv";

export const previewForm = z.object({
  file: z
    .instanceof(File, { message: "Choose the CSV file of products" })
    .refine((file) => file.size > 0, "Choose a file that is not empty")
    .refine((file) => file.size <= importLimits.bytes, "Choose a file of at most 1 MB"),
});

const again = "Upload the file again";

/** The preview's hidden fields: the file's own text, read anew by the server, and the catalogue that it was compared with. */
export const confirmForm = z.object({
  packed: z.string(again),
  fileName: z.string(again).max(300, again),
  compared: z.string(again).max(100, again),
});
