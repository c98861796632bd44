// biome-ignore-all lint/a11y/noRedundantRoles: stacked rows are `display: block`, which takes the native roles away
import type { ReactNode } from "react";

interface TableProps {
  caption: ReactNode;
  /** The caption is only heard: where the card's title says the same. */
  captionHidden?: boolean;
  /** HeadCells. */
  head: ReactNode;
  foot?: ReactNode;
  /** Rows. */
  children: ReactNode;
}

/** Under 768 px its rows are stacked: each cell shows its label, and all is still a table to a screen reader. */
export function Table({ caption, captionHidden, head, foot, children }: TableProps) {
  return (
    <table className="table table--stack" role="table">
      <caption className={captionHidden ? "visually-hidden" : undefined}>{caption}</caption>
      <thead role="rowgroup">
        <tr role="row">{head}</tr>
      </thead>
      <tbody role="rowgroup">{children}</tbody>
      {foot && <tfoot role="rowgroup">{foot}</tfoot>}
    </table>
  );
}

interface HeadCellProps {
  numeric?: boolean;
  /** For the column of buttons: heard, not seen. */
  hidden?: boolean;
  children: ReactNode;
}

export function HeadCell({ numeric, hidden, children }: HeadCellProps) {
  return (
    <th role="columnheader" scope="col" className={numeric ? "num" : undefined}>
      {hidden ? <span className="visually-hidden">{children}</span> : children}
    </th>
  );
}

interface RowProps {
  /** Marks the row's edge; a badge in the row says why. */
  mark?: "alert" | "soon" | "yours" | undefined;
  id?: string;
  children: ReactNode;
}

export function Row({ mark, id, children }: RowProps) {
  return (
    <tr role="row" id={id} className={mark && `is-${mark}`}>
      {children}
    </tr>
  );
}

interface RowHeadProps {
  /** Keeps room for a name where there are many other columns. */
  wide?: boolean;
  children: ReactNode;
}

/** The cell that names its row. */
export function RowHead({ wide, children }: RowHeadProps) {
  return (
    <th role="rowheader" scope="row" className={wide ? "wide" : undefined}>
      {children}
    </th>
  );
}

interface CellProps {
  /** The column's name, said before the value where rows are stacked; a cell of buttons has none. */
  label?: string;
  numeric?: boolean;
  actions?: boolean;
  children: ReactNode;
}

export function Cell({ label, numeric, actions, children }: CellProps) {
  return (
    <td role="cell" data-label={label} className={actions ? "acts" : numeric ? "num" : undefined}>
      <div className={actions ? "cluster" : undefined}>{children}</div>
    </td>
  );
}
