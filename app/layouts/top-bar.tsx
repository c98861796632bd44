import { Link } from "@remix-run/react";
import { Button } from "~/ui/button";
import { Icon } from "~/ui/icon";
import { Mark } from "~/ui/mark";

interface TopBarProps {
  name: string;
  home: string;
  /** How many sign-ups wait; null for whoever is no admin. */
  pendingApprovals: number | null;
}

export function TopBar({ name, home, pendingApprovals }: TopBarProps) {
  return (
    <header className="topbar">
      <button type="button" className="button button--quiet button--small only-narrow" {...{ popovertarget: "menu" }}>
        <Icon name="menu" />
        Menu
      </button>
      <Link className="mark" to={home}>
        <Mark />
      </Link>
      <div className="topbar__end">
        {pendingApprovals !== null && (
          <Link className="pill" to="/admin/approvals">
            {pendingApprovals > 0 ? (
              <span className="count count--hot">{pendingApprovals}</span>
            ) : (
              <Icon name="userCheck" />
            )}
            <span className="wide-only">Pending Approvals</span>
          </Link>
        )}
        <Link className="pill" to="/account">
          <span className="avatar" aria-hidden="true">
            {initialsOf(name)}
          </span>
          <span className="wide-only">{name}</span>
          <span className="visually-hidden">: account</span>
        </Link>
        <form method="post" action="/logout">
          <Button kind="quiet" small>
            Log Out
          </Button>
        </form>
      </div>
    </header>
  );
}

function initialsOf(name: string) {
  const [first = "", ...others] = name.trim().split(/\s+/);
  return `${[...first][0] ?? ""}${[...(others.at(-1) ?? "")][0] ?? ""}`.toUpperCase();
}
