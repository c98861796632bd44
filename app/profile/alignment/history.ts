import { fieldLabels, type ObjectiveField } from "~/profile/alignment/details";

/** What an audit event of an objective says, a sentence for each thing that changed. */
export function linesOf({ action, before, after }: { action: string; before: unknown; after: unknown }): string[] {
  if (action === "objective.add") return ["added the objective"];
  if (action === "objective.remove") return ["removed the objective"];
  const [old, now] = [fieldsOf(before), fieldsOf(after)];
  return (Object.keys(fieldLabels) as ObjectiveField[])
    .filter((field) => field in now)
    .map((field) => {
      const label = fieldLabels[field];
      const [stored, typed] = [String(old[field] ?? ""), String(now[field] ?? "")];
      if (stored.length + typed.length > longest) return stored ? `rewrote ${label}` : `wrote ${label}`;
      if (!typed) return `emptied ${label}, which was “${stored}”`;
      return stored ? `changed ${label} from “${stored}” to “${typed}”` : `set ${label} to “${typed}”`;
    });
}

/** Longer ones are told without their words; they stand in the audit log. */
const longest = 240;

function fieldsOf(json: unknown): Record<string, unknown> {
  return typeof json === "object" && json !== null ? (json as Record<string, unknown>) : {};
}
