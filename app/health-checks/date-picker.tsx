import { Form } from "@remix-run/react";
import { Button } from "~/ui/button";

interface DatePickerProps {
  /** /customers/acme/health-checks */
  path: string;
  date: string;
  /** Newest first. */
  dates: readonly string[];
}

/** Chooses the date of the health check; a GET form, so that it needs no script. */
export function DatePicker({ path, date, dates }: DatePickerProps) {
  return (
    <Form method="get" action={path} className="form--row no-print">
      <div className="field">
        <label className="visually-hidden" htmlFor="date">
          Date
        </label>
        <select key={date} className="select" id="date" name="date" defaultValue={date}>
          {dates.map((one, index) => (
            <option key={one} value={one}>
              {index === 0 ? `${one}, latest` : one}
            </option>
          ))}
        </select>
      </div>
      <Button>Show</Button>
    </Form>
  );
}
