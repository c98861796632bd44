import type { ReactNode } from "react";
import { Link } from "./link";
import { Toast } from "./toast";

interface PageHeadProps {
  /** The page's one h1, in the manual's words. */
  title: string;
  lead?: ReactNode;
  /** The way from the chapter down to this page; the page itself is added. */
  crumbs?: { to: string; label: string }[];
  /** At the right: buttons and links. */
  actions?: ReactNode;
}

/** Head of every page of the portal; the answer to the last POST stands right below it. */
export function PageHead({ title, lead, crumbs, actions }: PageHeadProps) {
  return (
    <>
      {crumbs && (
        <nav className="crumbs" aria-label="Breadcrumb">
          <ol>
            {crumbs.map((crumb) => (
              <li key={crumb.to}>
                <Link to={crumb.to}>{crumb.label}</Link>
              </li>
            ))}
            <li aria-current="page">{title}</li>
          </ol>
        </nav>
      )}
      <header className="page-head">
        <div>
          <h1>{title}</h1>
          {lead && <p>{lead}</p>}
        </div>
        {actions && <div className="cluster">{actions}</div>}
      </header>
      <Toast />
    </>
  );
}
