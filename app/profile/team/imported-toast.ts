/** What is said once a file of team members was taken over. */
export function importedToast({ added, known }: { added: number; known: number }) {
  const title = added === 1 ? "1 team member was added." : `${added} team members were added.`;
  if (known === 0) return title;
  return { title, text: known === 1 ? "1 was in the team already." : `${known} were in the team already.` };
}
