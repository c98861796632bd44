import { type SubmissionResult, useForm } from "@conform-to/react";
import { parseWithZod } from "@conform-to/zod/v4";
import {
  type ActionFunctionArgs,
  type HeadersFunction,
  json,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { requireActor } from "~/access/access.server";
import { readForm } from "~/infra/form.server";
import { invalid, redirectWithToast } from "~/infra/responses.server";
import { Button, ButtonLink } from "~/ui/button";
import { Card } from "~/ui/card";
import { FormErrors } from "~/ui/form-errors";
import { PageHead } from "~/ui/page-head";
import { pageTitle } from "~/ui/page-title";
import { makeNewCodes } from "./change.server";
import { CodesToKeep } from "./codes-to-keep";
import { HowItWorks } from "./how-it-works";
import { ProofFields } from "./proof-fields";
import { refusal } from "./refusals";
import { carryCodes, clearedCodesCookie, shownCodes } from "./shown-codes.server";
import { type BothStepsForm, RecoveryCodes, secretFields } from "./two-step.schema";
import { hasSecondStep } from "./two-step.server";

export const meta: MetaFunction = ({ error }) => (error ? [] : pageTitle("Recovery Codes"));

export const headers: HeadersFunction = ({ actionHeaders }) => {
  const answer = new Headers(actionHeaders);
  answer.set("Cache-Control", "no-store");
  return answer;
};

const parent = "/account/two-step";
const page = `${parent}/recovery-codes`;

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request);
  const isOn = await hasSecondStep(actor.userId);
  return json({ isOn, email: actor.email, codes: isOn ? await shownCodes(request, actor.userId) : null });
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireActor(request);
  const submission = parseWithZod(await readForm(request), { schema: RecoveryCodes });
  if (submission.status !== "success") return invalid(submission, { hideFields: secretFields });
  if (submission.value.intent === "kept")
    return redirectWithToast(parent, "The recovery codes are shown no more.", {
      headers: { "Set-Cookie": await clearedCodesCookie() },
    });
  if (!(await hasSecondStep(actor.userId))) return redirectWithToast(parent, "Two-step login is off.");

  const { currentPassword, code } = submission.value;
  const outcome = await makeNewCodes(actor, { password: currentPassword, typed: code });
  if (outcome.is !== "done") return invalid(submission, refusal(outcome));
  return redirectWithToast(
    page,
    { title: "New recovery codes were made.", text: "The older ones are worth nothing now." },
    { headers: { "Set-Cookie": await carryCodes(actor.userId, outcome.result) } },
  );
}

export default function RecoveryCodesPage() {
  const { isOn, codes, email } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHead
        title="Recovery Codes"
        lead="They let you in when the authenticator app is not at hand. Each works once."
        crumbs={[
          { to: "/account", label: "Account" },
          { to: parent, label: "Two-Step Login" },
        ]}
      />
      {codes ? (
        <CodesToKeep codes={codes} email={email} />
      ) : (
        <div className="grid grid--aside">
          {isOn ? <MakeNewCodes /> : <NoCodes />}
          <HowItWorks />
        </div>
      )}
    </>
  );
}

function NoCodes() {
  return (
    <Card title="None yet">
      <p>Two-step login is off. You get recovery codes when you set it up.</p>
      <p className="note">
        <ButtonLink to={`${parent}/set-up`} kind="primary" icon="shield">
          Set Up
        </ButtonLink>
      </p>
    </Card>
  );
}

function MakeNewCodes() {
  const [form, fields] = useForm<BothStepsForm>({
    id: "recovery-codes",
    lastResult: useActionData<{ result: SubmissionResult }>()?.result ?? null,
    defaultNoValidate: false,
  });
  return (
    <Card title="Make new ones">
      <p className="mb-4">
        Codes are shown once. If you lost yours, or few are left, make ten new ones: the older ones stop working.
      </p>
      <Form method="post" className="form" id={form.id} noValidate={form.noValidate}>
        <FormErrors form={form} />
        <ProofFields currentPassword={fields.currentPassword} code={fields.code} />
        <div className="cluster">
          <Button kind="primary" name="intent" value="make">
            Make New Codes
          </Button>
          <ButtonLink kind="quiet" to={parent}>
            Cancel
          </ButtonLink>
        </div>
      </Form>
    </Card>
  );
}
