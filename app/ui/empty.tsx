import type { ReactNode } from "react";
import { Icon, type IconName } from "./icon";

interface EmptyProps {
  icon: IconName;
  /** What will stand here. */
  title: string;
  /** One button: the first step. */
  action?: ReactNode;
  /** Why it is worth it. */
  children: ReactNode;
}

export function Empty({ icon, title, action, children }: EmptyProps) {
  return (
    <div className="empty">
      <Icon name={icon} />
      <h2 className="title">{title}</h2>
      <p>{children}</p>
      {action && <div className="cluster">{action}</div>}
    </div>
  );
}
