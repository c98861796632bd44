import { plainWord } from "~/infra/csv/plain-text";
import { type Severity, severities, severityLabels } from "../vocabulary";
import { remembered } from "./remembered";

/** "blank" leaves the word to the known check; null for anything but the four. */
export const readSeverity = remembered((cell): Severity | "blank" | null => {
  const word = plainWord(cell);
  if (word === "") return "blank";
  return severities.find((severity) => severity === word) ?? null;
});

export const severityExpected = `${severities.map((severity) => severityLabels[severity]).join(", ")}, or a blank cell`;
