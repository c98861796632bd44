/** What the draft's page says first, once a file was read. */
export function importToast(outcome: "drafted" | "same-file", fileName: string): { title: string; text: string } {
  return outcome === "drafted"
    ? { title: `${fileName} was read.`, text: "Nobody but admins sees it until you publish." }
    : { title: "This file is here already.", text: "It is the very same, so nothing was changed." };
}
