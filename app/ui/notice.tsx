import type { ReactNode } from "react";
import { Icon, type IconName } from "./icon";

interface NoticeProps {
  tone?: "info" | "warning" | "fail" | "pass";
  title?: ReactNode;
  /** At the right: what to do about it. */
  action?: ReactNode;
  children?: ReactNode;
}

export function Notice({ tone = "info", title, action, children }: NoticeProps) {
  return (
    <div className={tone === "info" ? "notice" : `notice notice--${tone}`}>
      <Icon name={iconOf[tone]} />
      <div>
        {title && <strong>{title}</strong>} {children}
      </div>
      {action}
    </div>
  );
}

const iconOf = { info: "info", warning: "warning", fail: "stop", pass: "check" } satisfies Record<string, IconName>;
