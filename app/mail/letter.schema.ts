import { z } from "zod";

export const SendTest = z.object({ from: z.enum(["newest", "sample"]) });
