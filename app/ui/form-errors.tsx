import { useEffect, useRef } from "react";

interface FormWithErrors {
  id: string;
  errors?: string[] | undefined;
  allErrors: Record<string, string[]>;
}

interface FormErrorsProps {
  form: FormWithErrors;
  /** Only a field that a page gave an id of its own needs to be named here. */
  fields?: Record<string, { id: string }>;
}

/** All that is to be corrected, first in the form, where the focus goes; each line leads to its field. */
export function FormErrors({ form, fields }: FormErrorsProps) {
  const summary = useRef<HTMLDivElement>(null);
  const lines = Object.entries(form.allErrors).flatMap(([name, errors]) =>
    errors.map((message) => ({ name, message, id: fields?.[name]?.id ?? `${form.id}-${name}` })),
  );
  const said = lines.map((line) => line.message).join("\n");

  // Without a script the browser obeys `autofocus`; with one the page stays, and the focus has to be sent.
  useEffect(() => {
    if (said) summary.current?.focus();
  }, [said]);

  if (lines.length === 0) return null;
  const title = lines.length === 1 ? "1 thing to correct" : `${lines.length} things to correct`;
  return (
    // biome-ignore lint/a11y/noAutofocus: the answer to a failed POST starts at what is to be corrected
    <div ref={summary} className="error-summary" role="alert" tabIndex={-1} autoFocus aria-labelledby="errors-title">
      <h2 id="errors-title">{title}</h2>
      <ul>
        {lines.map(({ name, message, id }) => (
          <li key={`${name} ${message}`}>{name ? <a href={`#${id}`}>{message}</a> : message}</li>
        ))}
      </ul>
    </div>
  );
}
