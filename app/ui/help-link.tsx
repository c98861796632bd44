import { Link } from "@remix-run/react";

/** The `?` beside a term: a real link, named "Help: " and the term. */
export function HelpLink({ to, about }: { to: string; about: string }) {
  return (
    <Link className="help-link" to={to} aria-label={`Help: ${about}`}>
      ?
    </Link>
  );
}
