import { Form } from "@remix-run/react";
import type { ReactNode } from "react";
import { Button, ButtonLink } from "~/ui/button";
import { Card } from "~/ui/card";
import { Instant } from "~/ui/instant";
import { Link } from "~/ui/link";
import { personPath } from "./paths";
import type { PersonPage } from "./person.server";

/** What can be done about the account, each with what it does. */
export function PersonActions({ person }: { person: PersonPage["person"] }) {
  const { id, name, email, state, sessions, link, mayLogIn, hasPassword, secondStepSince, isReader } = person;
  if (state === "closed")
    return (
      <Card title="Account">
        <p className="muted">The account is closed: nothing can be done about it.</p>
      </Card>
    );
  return (
    <Card title="Account">
      <ul className="rows">
        {mayLogIn && (
          <Line
            title={hasPassword ? "Password" : "First password"}
            intent="send-link"
            label="Send Link"
            seen={link?.id ?? ""}
          >
            {hasPassword ? `Mails ${email} a link to set another one.` : `Mails ${email} a link to set it.`}
            {link && (
              <>
                {" "}
                {link.isOpen ? "The newest works; it was sent" : "The newest no longer works; it was sent"}{" "}
                <Instant at={link.at} />.
              </>
            )}
          </Line>
        )}
        <Line title="Sessions" intent={sessions > 0 ? "end-sessions" : null} label="End All Sessions">
          {sessions === 0
            ? "Logged in nowhere."
            : sessions === 1
              ? "Logged in on 1 device."
              : `Logged in on ${sessions} devices.`}
          {isReader && " One of them is this one."}
        </Line>
        <li>
          <div>
            <strong>Two-step login</strong>
            <p className="small muted">
              {secondStepSince ? (
                <>
                  On since <Instant at={secondStepSince} />.
                </>
              ) : (
                "Off."
              )}
            </p>
          </div>
          {secondStepSince && !isReader ? (
            <ButtonLink to={`${personPath(id)}/second-step`}>Reset Two-Step Login</ButtonLink>
          ) : (
            <span />
          )}
        </li>
        {person.business && !person.isOwner && state !== "disabled" && (
          <Line title="Ownership" intent="make-owner" label="Make Owner">
            {`An owner of ${person.business.name} invites and removes colleagues.`}
          </Line>
        )}
        {isReader ? (
          <li>
            <p className="small muted">
              This is your own account: <Link to="/account">open it</Link> to change your password or your email.
            </p>
          </li>
        ) : (
          <Line
            title={state === "disabled" ? "Disabled" : "Access"}
            intent={state === "disabled" ? "enable" : "disable"}
            label={state === "disabled" ? "Enable" : "Disable"}
            isDanger={state !== "disabled"}
          >
            {state === "disabled"
              ? `${name} cannot log in.`
              : "Disabling logs out everywhere at once and keeps what was recorded. It can be taken back."}
          </Line>
        )}
      </ul>
    </Card>
  );
}

interface LineProps {
  title: string;
  /** Null: there is nothing to do. */
  intent: string | null;
  label: string;
  seen?: string;
  isDanger?: boolean;
  children: ReactNode;
}

function Line({ title, intent, label, seen, isDanger, children }: LineProps) {
  return (
    <li>
      <div>
        <strong>{title}</strong>
        <p className="small muted">{children}</p>
      </div>
      {intent ? (
        <Form method="post">
          {seen !== undefined && <input type="hidden" name="seen" value={seen} />}
          <Button name="intent" value={intent} kind={isDanger ? "danger" : "plain"}>
            {label}
          </Button>
        </Form>
      ) : (
        <span />
      )}
    </li>
  );
}
