import { createContext, useContext } from "react";
import { Icon } from "./icon";
import { Link } from "./link";

export interface ToastMessage {
  title: string;
  text?: string | undefined;
  link?: { to: string; label: string } | undefined;
}

/** The answer to the last POST, given by the root. */
export const ToastContext = createContext<ToastMessage | null>(null);

/** Drawn by PageHead. The region is always there, so that what appears in it is read out; it does not vanish by itself. */
export function Toast() {
  const toast = useContext(ToastContext);
  return (
    <div role="status">
      {toast && (
        <div className="toast">
          <Icon name="check" />
          <div>
            <strong>{toast.title}</strong> {toast.text}
          </div>
          {toast.link && <Link to={toast.link.to}>{toast.link.label}</Link>}
        </div>
      )}
    </div>
  );
}
