import { mostUnreadShown } from "~/notifications/unread";
import { SearchBox } from "~/search/search-box";
import { Button } from "~/ui/button";
import { cappedCount } from "~/ui/capped-count";
import { Icon } from "~/ui/icon";
import { Link } from "~/ui/link";
import { Mark } from "~/ui/mark";

interface TopBarProps {
  name: string;
  home: string;
  /** How many sign-ups wait; null for whoever is no admin. */
  pendingApprovals: number | null;
  /** How many notices are unread, one more than are counted at most; null for whoever has no inbox here. */
  unread: number | null;
}

export function TopBar({ name, home, pendingApprovals, unread }: TopBarProps) {
  return (
    <header className="topbar">
      <button type="button" className="button button--quiet button--small only-narrow" {...{ popovertarget: "menu" }}>
        <Icon name="menu" />
        <span className="topbar__word">Menu</span>
      </button>
      <Link className="mark" to={home}>
        <Mark />
      </Link>
      <SearchBox />
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
        {unread !== null && (
          <Link className="pill" to="/inbox">
            <Icon name="bell" />
            <span className="visually-hidden">Inbox</span>
            {unread > 0 && (
              <span className="count count--hot">
                {cappedCount(unread, mostUnreadShown)}
                <span className="visually-hidden"> unread</span>
              </span>
            )}
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
            <span className="topbar__sign">
              <Icon name="logOut" />
            </span>
            <span className="topbar__word">Log Out</span>
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
