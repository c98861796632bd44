import type { ComponentProps } from "react";
import { Icon, type IconName } from "./icon";
import { Link } from "./link";

interface Looks {
  /** At most one primary on a page. */
  kind?: "primary" | "plain" | "quiet" | "danger";
  small?: boolean;
  wide?: boolean;
  icon?: IconName;
}

type ButtonProps = Looks & Omit<ComponentProps<"button">, "className">;

export function Button({ kind, small, wide, icon, children, ...attributes }: ButtonProps) {
  return (
    <button type="submit" {...attributes} className={classOf({ kind, small, wide })}>
      {icon && <Icon name={icon} />}
      {children}
    </button>
  );
}

type ButtonLinkProps = Looks & Omit<ComponentProps<typeof Link>, "className">;

export function ButtonLink({ kind, small, wide, icon, children, ...attributes }: ButtonLinkProps) {
  return (
    <Link {...attributes} className={classOf({ kind, small, wide })}>
      {icon && <Icon name={icon} />}
      {children}
    </Link>
  );
}

interface DefaultButtonProps {
  name?: string;
  value?: string;
}

/** Goes first in a form with several buttons: Enter in a field presses the first one. */
export function DefaultButton(attributes: DefaultButtonProps) {
  return <button type="submit" className="visually-hidden" tabIndex={-1} aria-hidden="true" {...attributes} />;
}

function classOf({ kind = "plain", small, wide }: { [Look in "kind" | "small" | "wide"]: Looks[Look] | undefined }) {
  return ["button", kind !== "plain" && `button--${kind}`, small && "button--small", wide && "button--wide"]
    .filter(Boolean)
    .join(" ");
}
