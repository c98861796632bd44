import { z } from "zod";
import { isCalendarDate } from "~/infra/calendar";
import { limits } from "./csv/reading";

/**
 * The fields of an upload, whose file's bytes stand beside the form; the date is held against the day it is for the
 * admin who is furthest ahead.
 */
export function uploadForm(latest: string, fileSize: number) {
  return z.object({
    customer: z.string("Choose the customer whose health check this is"),
    date: z
      .string("Enter the date of the health check")
      .refine(isCalendarDate, "Enter the date as year-month-day, such as 2026-07-01")
      .refine((date) => !isCalendarDate(date) || date <= latest, "Choose a date that is not in the future"),
    file: z
      .instanceof(File, { message: "Choose the CSV file to upload" })
      .refine(() => fileSize > 0, "Choose a file that is not empty")
      .refine(() => fileSize <= limits.bytes, "Choose a file of at most 20 MB"),
  });
}

export type UploadForm = z.input<ReturnType<typeof uploadForm>>;
