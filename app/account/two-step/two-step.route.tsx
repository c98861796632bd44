import { useForm } from "@conform-to/react";
import { parseWithZod } from "@conform-to/zod/v4";
import type { MetaFunction } from "@remix-run/node";
import { type ActionFunctionArgs, type HeadersFunction, json, type LoaderFunctionArgs } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { requireActor } from "~/access/access.server";
import { readForm } from "~/infra/form.server";
import { invalid, redirectWithToast } from "~/infra/responses.server";
import { adminsNeedSecondStep } from "~/infra/security-settings.server";
import { recoveryCodeCount } from "~/login/recovery-codes.server";
import { Badge } from "~/ui/badge";
import { Button, ButtonLink } from "~/ui/button";
import { Card } from "~/ui/card";
import { Facts } from "~/ui/facts";
import { FormErrors } from "~/ui/form-errors";
import { Instant } from "~/ui/instant";
import { Notice } from "~/ui/notice";
import { PageHead } from "~/ui/page-head";
import { pageTitle } from "~/ui/page-title";
import { turnOff } from "./change.server";
import { HowItWorks } from "./how-it-works";
import { ProofFields } from "./proof-fields";
import { refusal } from "./refusals";
import { type BothStepsForm, BothStepsTyped, secretFields } from "./two-step.schema";
import { getSecondStep } from "./two-step.server";

export const meta: MetaFunction = ({ error }) => (error ? [] : pageTitle("Two-Step Login"));

export const headers: HeadersFunction = ({ actionHeaders }) => actionHeaders;

const page = "/account/two-step";

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request);
  const isNeeded = actor.kind === "admin" && (await adminsNeedSecondStep());
  return json({ secondStep: await getSecondStep(actor.userId), isNeeded, codeCount: recoveryCodeCount });
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireActor(request);
  const submission = parseWithZod(await readForm(request), { schema: BothStepsTyped });
  if (submission.status !== "success") return invalid(submission, { hideFields: secretFields });
  if (!(await getSecondStep(actor.userId))) return redirectWithToast(page, "Two-step login is off already.");

  const { currentPassword, code } = submission.value;
  const outcome = await turnOff(actor, { password: currentPassword, typed: code });
  if (outcome.is !== "done") return invalid(submission, refusal(outcome));
  return redirectWithToast(page, { title: "Two-step login is off.", text: "Your password alone logs in." });
}

export default function TwoStep() {
  const { secondStep, isNeeded, codeCount } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHead
        title="Two-Step Login"
        lead="Your password, and a code that only your phone or computer can make."
        crumbs={[{ to: "/account", label: "Account" }]}
      />
      <div className="grid grid--aside">
        <div className="stack">
          <Card title="Now" action={secondStep ? <Badge tone="pass">On</Badge> : <Badge glyph="clock">Off</Badge>}>
            {secondStep ? (
              <State {...secondStep} codeCount={codeCount} />
            ) : (
              <>
                <p>Your password alone logs in. Whoever learns it has your account.</p>
                <p className="note">
                  <ButtonLink to={`${page}/set-up`} kind="primary" icon="shield">
                    Set Up
                  </ButtonLink>
                </p>
              </>
            )}
          </Card>
          {secondStep && <TurnOff isNeeded={isNeeded} />}
        </div>
        <HowItWorks />
      </div>
    </>
  );
}

function State({ since, codesLeft, codeCount }: { since: string; codesLeft: number; codeCount: number }) {
  return (
    <>
      <Facts
        facts={[
          ["On since", <Instant key="since" at={since} />],
          ["Recovery codes left", `${codesLeft} of ${codeCount}`],
        ]}
      />
      {codesLeft <= few && (
        <div className="note">
          <Notice tone="warning" title={codesLeft === 0 ? "No recovery code is left." : "Few recovery codes are left."}>
            Make new ones, so that you can log in without the app.
          </Notice>
        </div>
      )}
      <p className="note">
        <ButtonLink to={`${page}/recovery-codes`}>New Recovery Codes</ButtonLink>
      </p>
    </>
  );
}

const few = 3;

function TurnOff({ isNeeded }: { isNeeded: boolean }) {
  const [form, fields] = useForm<BothStepsForm>({
    id: "turn-off",
    lastResult: useActionData<typeof action>()?.result ?? null,
    defaultNoValidate: false,
  });
  return (
    <Card title="Turn off, or move to another app">
      <p className="mb-4">
        To use another phone, turn it off and set it up again there.
        {isNeeded && " Admins need two-step login: until it is set up again, nothing else can be opened."}
      </p>
      <Form method="post" className="form" id={form.id} noValidate={form.noValidate}>
        <FormErrors form={form} />
        <ProofFields currentPassword={fields.currentPassword} code={fields.code} />
        <div>
          <Button kind="danger">Turn Off</Button>
        </div>
      </Form>
    </Card>
  );
}
