/** For so long after its upload an import can be undone. */
export const undoDays = 90;

export function undoneUntil(uploadedAt: Date): Date {
  return new Date(uploadedAt.getTime() + undoDays * 86_400_000);
}

export function canBeUndone(uploadedAt: Date, now: Date): boolean {
  return now <= undoneUntil(uploadedAt);
}
