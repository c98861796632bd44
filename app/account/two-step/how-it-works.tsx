import { Card } from "~/ui/card";

export function HowItWorks() {
  return (
    <Card title="How it works">
      <div className="stack stack--tight">
        <p>
          An authenticator app makes a new code of six digits every thirty seconds. You log in with your password and
          the code of the moment.
        </p>
        <p>
          Any such app will do: Google Authenticator, Microsoft Authenticator, Aegis, 1Password, Bitwarden, the
          passwords of an iPhone or a Mac.
        </p>
        <p>
          Without the app, one of ten recovery codes lets you in; each works once. Keep them on paper or in a password
          manager, not on the phone that has the app.
        </p>
      </div>
    </Card>
  );
}
