interface ChoiceListProps {
  /** The name of the fields, and what the ids of the boxes begin with. */
  name: string;
  formId: string;
  title: string;
  choices: { id: string; name: string; group: string }[];
  chosen: readonly string[];
  errors: readonly string[] | undefined;
  /** Said where there is nothing to choose from. */
  none: string;
}

/** Boxes under their groups, what is linked on top. All names stand on the page, where the browser's own search finds and opens them. */
export function ChoiceList({ name, formId, title, choices, chosen, errors, none }: ChoiceListProps) {
  const groups = new Map<string, typeof choices>();
  for (const choice of choices) {
    const group = chosen.includes(choice.id) ? "Linked now" : choice.group || "Without a category";
    groups.set(group, [...(groups.get(group) ?? []), choice]);
  }
  // What is linked stands first, then the groups in the order of the list.
  const inOrder = [...groups].sort(([a], [b]) => Number(b === "Linked now") - Number(a === "Linked now"));
  return (
    <details className="disclosure" open={Boolean(errors?.length)}>
      <summary>
        {title} <span className="count">{chosen.length}</span>
      </summary>
      <div id={`${formId}-${name}`} className="stack" tabIndex={-1}>
        {errors?.map((message) => (
          <p key={message} className="field__error">
            {message}
          </p>
        ))}
        {choices.length === 0 && <p className="muted">{none}</p>}
        {inOrder.map(([group, ofGroup]) => (
          <fieldset key={group} className="stack stack--tight">
            <legend className="label">{group}</legend>
            <ul className="grid">
              {ofGroup.map((choice) => (
                <li key={choice.id} className="choice">
                  <input
                    type="checkbox"
                    id={`${formId}-${name}-${choice.id}`}
                    name={name}
                    value={choice.id}
                    defaultChecked={chosen.includes(choice.id)}
                  />
                  <label htmlFor={`${formId}-${name}-${choice.id}`}>{choice.name}</label>
                </li>
              ))}
            </ul>
          </fieldset>
        ))}
      </div>
    </details>
  );
}
