import { plain } from "./plain";

/** A form of a page, as a browser without scripts would send it. */
export interface PageForm {
  id?: string | null;
  action: string | null;
  isMultipart: boolean;
  /** Every field's name, and the value that it has as the page comes. */
  fields: [name: string, value: string][];
  /** Fields that are sent only once something is chosen or ticked. */
  names: Set<string>;
  buttons: { name: string; value: string }[];
}

/** The forms of a page that are posted, in their order. */
export function formsOf(markup: string): PageForm[] {
  return [...markup.matchAll(/<form\b([^>]*)>(.*?)<\/form>/gs)]
    .filter(([, attributes = ""]) => attributeOf(attributes, "method")?.toLowerCase() === "post")
    .map(([, attributes = "", inner = ""]) => {
      const id = attributeOf(attributes, "id");
      return readForm(attributes, inner + (id ? outsideOf(markup, id) : ""));
    });
}

function readForm(attributes: string, inner: string): PageForm {
  const form: PageForm = {
    id: attributeOf(attributes, "id"),
    action: attributeOf(attributes, "action"),
    isMultipart: attributeOf(attributes, "encType")?.toLowerCase() === "multipart/form-data",
    fields: [],
    names: new Set(),
    buttons: [],
  };
  const put = (name: string | null, value: string | null) => {
    if (!name) return;
    form.names.add(name);
    if (value !== null) form.fields.push([name, value]);
  };
  const pattern =
    /<input\b([^>]*)>|<textarea\b([^>]*)>(.*?)<\/textarea>|<select\b([^>]*)>(.*?)<\/select>|<button\b([^>]*)>/gs;
  for (const [, input, area, text, select, options, button] of inner.matchAll(pattern)) {
    if (input !== undefined) {
      const type = attributeOf(input, "type") ?? "text";
      const name = attributeOf(input, "name");
      if (type === "file") put(name, null);
      else if (type === "checkbox" || type === "radio")
        put(name, /\bchecked\b/.test(input) ? (attributeOf(input, "value") ?? "on") : null);
      else put(name, attributeOf(input, "value") ?? "");
    } else if (area !== undefined) put(attributeOf(area, "name"), plain(text ?? "").replace(/^\n/, ""));
    else if (select !== undefined)
      for (const value of chosen(select, options ?? "")) put(attributeOf(select, "name"), value);
    else if (button !== undefined && attributeOf(button, "name"))
      form.buttons.push({ name: attributeOf(button, "name") ?? "", value: attributeOf(button, "value") ?? "" });
  }
  return form;
}

function chosen(attributes: string, options: string): (string | null)[] {
  const all = [...options.matchAll(/<option\b([^>]*)>(.*?)<\/option>/gs)].map(([, of = "", text = ""]) => ({
    value: attributeOf(of, "value") ?? plain(text),
    isChosen: /\bselected\b/.test(of),
  }));
  const selected = all.filter(({ isChosen }) => isChosen).map(({ value }) => value);
  if (/\bmultiple\b/.test(attributes)) return selected.length > 0 ? selected : [null];
  return [selected[0] ?? all[0]?.value ?? ""];
}

/** Fields that stand elsewhere on the page and name their form. */
function outsideOf(markup: string, id: string): string {
  const outside = markup.replace(/<form\b[^>]*>.*?<\/form>/gs, "");
  const tags = outside.matchAll(/<(?:input|button)\b[^>]*>|<(textarea|select)\b[^>]*>.*?<\/\1>/gs);
  return [...tags]
    .map(([tag]) => tag)
    .filter((tag) => attributeOf(tag, "form") === id)
    .join("");
}

function attributeOf(attributes: string, name: string): string | null {
  const found = new RegExp(`(?:^|\\s)${name}="([^"]*)"`, "i").exec(attributes);
  if (found) return plain(found[1] ?? "");
  // Without a value: as Preact writes an empty one.
  return attributes
    .replace(/"[^"]*"/g, "")
    .split(/\s+/)
    .includes(name)
    ? ""
    : null;
}
