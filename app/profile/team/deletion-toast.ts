import type { Deletion } from "./delete-member.server";

/** What is said once a member has left the team. */
export function deletionToast(deletion: Exclude<Deletion, { outcome: "unknown-successor" }>) {
  if (deletion.outcome === "deleted-before") return `${deletion.name} had left the team already.`;
  const { name, handedOn, successor } = deletion;
  const title = `${name} has left the team.`;
  if (handedOn === 0) return title;
  const what = handedOn === 1 ? "1 responsibility" : `${handedOn} responsibilities`;
  return { title, text: successor ? `${successor} takes over ${what}.` : `${what} lost a letter: see the gaps.` };
}
