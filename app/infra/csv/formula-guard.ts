/**
 * A download puts an apostrophe before a cell that a spreadsheet would run (see infra/csv.ts); reading takes one off
 * again, so that a downloaded file that is uploaded reads as it was.
 */
const guarded = /^'+[=+\-@\t\n\r\0\uFF1D\uFF0B\uFF0D\uFF20]/;

export function withoutGuard(cell: string): string {
  return cell.startsWith("'") && guarded.test(cell) ? cell.slice(1) : cell;
}
