import type { ReactNode } from "react";

interface CardProps {
  title?: ReactNode;
  /** The id of the card itself, for links into the page. */
  id?: string;
  /** Small, at the right of the title: a link, a badge, whose words these are. */
  action?: ReactNode;
  /** Without padding: when it holds a table. */
  flush?: boolean;
  foot?: ReactNode;
  /** Names the region where there is no title. */
  label?: string;
  as?: "section" | "article" | "li";
  children: ReactNode;
}

export function Card({ title, id, action, flush, foot, label, as: Tag = "section", children }: CardProps) {
  return (
    <Tag id={id} className={flush ? "card card--flush" : "card"} aria-label={label}>
      {title && (
        <div className="card__head">
          <h2 className="title">{title}</h2>
          {action}
        </div>
      )}
      {children}
      {foot && <div className="card__foot">{foot}</div>}
    </Tag>
  );
}
