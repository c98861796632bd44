/** The one form in which addresses are stored and compared. */
export function normalEmail(typed: string): string {
  return typed.normalize("NFKC").trim().toLowerCase();
}
