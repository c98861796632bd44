import { Day } from "~/ui/day";

/** A sentence whose date, if it holds one, is never broken at the end of a line. */
export function DatedText({ text }: { text: string }) {
  const date = /\d{4}-\d\d-\d\d/.exec(text);
  if (!date) return text;
  return (
    <>
      {text.slice(0, date.index)}
      <Day date={date[0]} />
      {text.slice(date.index + date[0].length)}
    </>
  );
}
