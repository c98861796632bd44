import { useLocation } from "@remix-run/react";
import { useEffect, useRef } from "react";
import { cappedCount } from "~/ui/capped-count";
import { Icon } from "~/ui/icon";
import { Link } from "~/ui/link";
import type { MenuEntry, MenuGroup } from "./menu";

/** The left menu; on a narrow screen a popover that the Menu button opens without a script. */
export function Sidebar({ groups }: { groups: readonly MenuGroup[] }) {
  const { pathname } = useLocation();
  const menu = useRef<HTMLElement>(null);

  // Where a script changes the page, nothing else closes the popover.
  // biome-ignore lint/correctness/useExhaustiveDependencies: each new page closes it
  useEffect(() => menu.current?.hidePopover?.(), [pathname]);

  return (
    <nav ref={menu} className="sidebar" id="menu" aria-label="Main" {...{ popover: "auto" }}>
      {groups.map((group) => (
        <div key={group.entries[0]?.to} className="sidebar__group">
          {group.whose && (
            <div className="sidebar__whose">
              <span className="small muted">{group.whose.what}</span>
              <strong>{group.whose.name}</strong>
            </div>
          )}
          <ul>
            {group.entries.map((entry) => (
              <Entry key={entry.to} entry={entry} pathname={pathname} />
            ))}
          </ul>
        </div>
      ))}
    </nav>
  );
}

function Entry({ entry, pathname }: { entry: MenuEntry; pathname: string }) {
  const isInside = pathname === entry.to || pathname.startsWith(`${entry.to}/`);
  const isSection = entry.sections?.some(({ to }) => pathname.startsWith(to));
  const isCurrent = entry.isExact ? pathname === entry.to : isInside && !isSection;
  return (
    <li>
      <Link to={entry.to} aria-current={isCurrent ? "page" : undefined}>
        <Icon name={entry.icon} />
        {entry.label}
        {entry.count ? <Count hot count={entry.count} what="waiting" /> : null}
      </Link>
      {isInside && entry.sections && (
        <ul>
          {entry.sections.map((section) => (
            <li key={section.to}>
              <Link to={section.to} aria-current={pathname.startsWith(section.to) ? "page" : undefined}>
                {section.label}
                {section.count !== undefined && <Count count={section.count} what="open" />}
              </Link>
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}

function Count({ count, what, hot }: { count: number; what: string; hot?: boolean }) {
  return (
    <span className={hot ? "count count--hot" : "count"}>
      {cappedCount(count)}
      <span className="visually-hidden"> {what}</span>
    </span>
  );
}
