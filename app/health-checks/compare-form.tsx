import { Form } from "@remix-run/react";
import { Button } from "~/ui/button";
import { Card } from "~/ui/card";
import { Link } from "~/ui/link";
import { compareLink } from "./compare-link";

interface CompareFormProps {
  base: string;
  from: string;
  to: string;
  /** Newest first. */
  dates: readonly string[];
}

/** Two dates and a button; a GET form, so that a comparison can be sent to somebody. */
export function CompareForm({ base, from, to, dates }: CompareFormProps) {
  return (
    <Card label="Dates">
      <Form method="get" action={`${base}/compare`} className="cluster cluster--wide compare-form">
        <DateField name="from" label="From" date={from} dates={dates} />
        <DateField name="to" label="To" date={to} dates={dates} />
        <Button kind="primary">Compare</Button>
        {from !== to && <Link to={compareLink(base, { from: to, to: from })}>The other way round</Link>}
      </Form>
      {from === to && <p className="small muted">Both are {from}: nothing can differ. Choose two dates.</p>}
      {from > to && (
        <p className="small muted">
          Looking back: {from} is the later of the two, so what is called worse here got better since {to}.
        </p>
      )}
    </Card>
  );
}

function DateField({
  name,
  label,
  date,
  dates,
}: {
  name: string;
  label: string;
  date: string;
  dates: readonly string[];
}) {
  return (
    <div className="field">
      <label htmlFor={name}>{label}</label>
      <select key={date} className="select" id={name} name={name} defaultValue={date}>
        {dates.map((one, index) => (
          <option key={one} value={one}>
            {index === 0 ? `${one}, latest` : one}
          </option>
        ))}
      </select>
    </div>
  );
}
