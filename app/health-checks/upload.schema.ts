import { z } from "zod";
import { isCalendarDate } from "~/infra/calendar";
import { limits } from "./csv/reading";

/** The fields of an upload; the date is held against the day it is for the admin who is furthest ahead. */
export function uploadForm(latest: string) {
  return z.object({
    customer: z.string("Choose the customer whose health check this is"),
    date: z
      .string("Enter the date of the health check")
      .refine(isCalendarDate, "Enter the date as year-month-day, such as 2026-07-01")
      .refine((date) => !isCalendarDate(date) || date <= latest, "Choose a date that is not in the future"),
    file: z
      .instanceof(File, { message: "Choose the CSV file to upload" })
      .refine((file) => file.size > 0, "Choose a file that is not empty")
      .refine((file) => file.size <= limits.bytes, "Choose a file of at most 20 MB"),
  });
}

export type UploadForm = z.input<ReturnType<typeof uploadForm>>;
