import { Facts } from "~/ui/facts";
import type { FileCell } from "./finding-view.server";

/** All columns of the row under the file's own headers. */
export function FindingColumns({ columns }: { columns: readonly FileCell[] }) {
  return (
    <Facts
      facts={columns.map(({ header, meaning, value, link }): [string, React.ReactNode] => [
        meaning ? `${header} (${meaning})` : header,
        link ? (
          <a key={header} href={link} rel="noopener noreferrer">
            {value}
          </a>
        ) : (
          value || "–"
        ),
      ])}
    />
  );
}
